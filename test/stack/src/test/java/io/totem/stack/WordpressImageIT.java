package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a container of WordPress' image says when something it needs is not as it should be. */
class WordpressImageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void a_full_disk_gives_a_sentence() {
        Docker.Result result = Docker.run(
                "docker",
                "run",
                "--rm",
                "--tmpfs=/var/www/html:size=8m,uid=10082,gid=10082,mode=0755",
                "--env=MARIADB_WORDPRESS_PASSWORD_FILE=/etc/hostname",
                "--env=REDIS_WORDPRESS_PASSWORD_FILE=/etc/hostname",
                "--env=WORDPRESS_ADMIN_PASSWORD_FILE=/etc/hostname",
                "--env=WORDPRESS_KEYS_FILE=/etc/hostname",
                Docker.image("wordpress"));
        assertThat(result.code()).isEqualTo(64);
        assertThat(result.text()).contains("WordPress' files cannot be written to the volume", "Is the disk full");
        assertThat(result.text().lines()).hasSize(1);
    }

    @Test
    void a_wrong_password_of_the_database_gives_one_sentence_and_no_crash_loop() throws IOException {
        Path wrong = Files.createTempFile("wrong", "");
        Files.writeString(wrong, "not the password");
        Files.setPosixFilePermissions(wrong, PosixFilePermissions.fromString("rw-r--r--"));
        String name = Stack.PROJECT + "-wrong-wordpress";
        Docker.runLike(
                "wordpress",
                name,
                "--network=" + Stack.PROJECT + "_wordpress-db",
                // A name that no resolver knows is asked for until it gives up.
                "--network-alias=wordpress-fastcgi",
                "--volume=" + wrong + ":/run/wrong:ro",
                "--env=MARIADB_WORDPRESS_PASSWORD_FILE=/run/wrong");
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(Docker.run("docker", "logs", name).text())
                                    .containsOnlyOnce("MariaDB refuses the password of its user wordpress")
                                    .contains("ready to handle connections")
                                    .contains("make restart SERVICE=mariadb"));
            assertThat(Docker.run("docker", "inspect", "-f", "{{.State.Status}} {{.RestartCount}}", name)
                            .text())
                    .isEqualTo("running 0");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Docker.run("docker", "exec", name, "/healthcheck.sh")
                                    .text())
                            .contains("MariaDB refuses the password"));
        } finally {
            Docker.run("docker", "rm", "-f", name);
            Files.delete(wrong);
        }
    }

    @Test
    void a_wrong_password_of_redis_gives_a_sentence_and_wordpress_goes_on() {
        Docker.Result result = Docker.run(
                "docker",
                "run",
                "--rm",
                "--network=" + Stack.PROJECT + "_cache-wordpress",
                "--tmpfs=/tmp:mode=1777",
                "--env=REDIS_WORDPRESS_PASSWORD_FILE=/etc/hostname",
                Docker.image("wordpress"),
                "php85",
                "-c",
                "/etc/totem/php.ini",
                "-r",
                "require '/usr/share/totem/object-cache.php'; $cache = new WP_Object_Cache(); $cache->set('a', 7, 'b', 0);"
                        + " echo 'remembered ', $cache->get('a', 'b');");
        assertThat(result.text()).contains("Redis refuses the password of its user wordpress", "remembered 7");
        assertThat(result.code()).isZero();
    }
}
