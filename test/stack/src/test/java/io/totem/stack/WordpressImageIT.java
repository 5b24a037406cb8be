package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A container of WordPress' image alone: its object cache, and what it says when something is not as it should be. */
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
                "--env=WORDPRESS_ADMIN_PASSWORD_HASH_FILE=/etc/hostname",
                "--env=WORDPRESS_KEYS_FILE=/etc/hostname",
                Docker.image("wordpress"));
        assertThat(result.code()).isEqualTo(64);
        assertThat(result.text()).contains("WordPress' files cannot be written to the volume", "Is the disk full");
        assertThat(result.text().lines()).hasSize(1);
    }

    @Test
    void a_wrong_password_of_the_database_gives_one_sentence_and_no_crash_loop() {
        String name = Stack.PROJECT + "-wrong-wordpress";
        Docker.runLike(
                "wordpress",
                name,
                "--network=" + Stack.PROJECT + "_wordpress-db",
                // A name that no resolver knows is asked for until it gives up.
                "--network-alias=wordpress-fastcgi",
                "--env=MARIADB_WORDPRESS_PASSWORD_FILE=/etc/hostname");
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
        }
    }

    @TestFactory
    Stream<DynamicTest> object_cache() {
        Path test = Path.of("../../wordpress/test").toAbsolutePath().normalize();
        List<String> mounts = List.of(
                "--volume=" + test + ":/test:ro",
                "--volume=" + Stack.secretFile("redis_wordpress_password") + ":/run/redis_password:ro");
        Docker.Result result = phpBesideRedis("/run/redis_password", mounts, "/test/object-cache.php");
        List<String> lines = result.text()
                .lines()
                .filter(line -> line.matches("(not )?ok .*"))
                .toList();
        assertThat(lines).as(result.text()).hasSizeGreaterThan(10);
        return lines.stream()
                .map(line -> DynamicTest.dynamicTest(
                        line.replaceFirst("(not )?ok ", ""),
                        () -> assertThat(line).startsWith("ok ")));
    }

    @Test
    void a_wrong_password_of_redis_gives_a_sentence_and_wordpress_goes_on() {
        Docker.Result result = phpBesideRedis(
                "/etc/hostname",
                List.of(),
                "-r",
                "require '/usr/share/totem/object-cache.php'; $cache = new WP_Object_Cache(); $cache->set('a', 7, 'b', 0);"
                        + " echo 'remembered ', $cache->get('a', 'b');");
        assertThat(result.text()).contains("Redis refuses the password of its user wordpress", "remembered 7");
        assertThat(result.code()).isZero();
    }

    private static Docker.Result phpBesideRedis(String password, List<String> mounts, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "docker",
                "run",
                "--rm",
                "--network=" + Stack.PROJECT + "_cache-wordpress",
                "--tmpfs=/tmp:mode=1777",
                "--env=REDIS_WORDPRESS_PASSWORD_FILE=" + password));
        command.addAll(mounts);
        command.addAll(List.of(Docker.image("wordpress"), "php85", "-c", "/etc/totem/php.ini"));
        command.addAll(List.of(arguments));
        return Docker.run(command.toArray(String[]::new));
    }
}
