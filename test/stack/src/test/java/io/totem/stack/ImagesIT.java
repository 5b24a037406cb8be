package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one container does by itself. */
class ImagesIT {

    static Stream<Arguments> secrets() {
        return Stream.of(
                Arguments.of("dashboard", "QUARKUS_MONGODB_CREDENTIALS_PASSWORD"),
                Arguments.of("process-policy", "QUARKUS_MONGODB_CREDENTIALS_PASSWORD"),
                Arguments.of("metrics", "TOTEM_METRICS_REDIS_PASSWORD"),
                Arguments.of("redis", "REDIS_METRICS_PASSWORD"),
                Arguments.of("mariadb", "MARIADB_WORDPRESS_PASSWORD"),
                Arguments.of("wordpress", "MARIADB_WORDPRESS_PASSWORD"),
                Arguments.of("ftp", "FTP_PASSWORD_HASH"));
    }

    @ParameterizedTest
    @FieldSource("io.totem.stack.Docker#BUILT")
    void a_foreign_command_runs_untouched(String service) {
        Docker.Result result = Docker.run("docker", "run", "--rm", Docker.image(service), "echo", "as", "given");
        assertThat(result.text()).isEqualTo("as given");
        assertThat(result.code()).isZero();
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_secret_given_twice_is_refused_in_a_sentence(String service, String name) {
        Docker.Result result = Docker.run(
                "docker",
                "run",
                "--rm",
                "-e",
                name + "=one",
                "-e",
                name + "_FILE=/etc/hostname",
                Docker.image(service));
        assertThat(result.code()).isEqualTo(64);
        assertThat(result.text()).contains("both " + name + " and " + name + "_FILE are set. Keep " + name + "_FILE");
        assertThat(result.text().lines()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_secret_that_is_not_there_is_named_with_the_cure(String service, String name) {
        Docker.Result result =
                Docker.run("docker", "run", "--rm", "-e", name + "_FILE=/run/secrets/absent", Docker.image(service));
        assertThat(result.code()).isEqualTo(64);
        assertThat(result.text()).contains("/run/secrets/absent").contains("make secrets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard", "process-policy"})
    void a_wrong_secret_gives_a_sentence_and_no_crash_loop(String service) {
        String name = Stack.PROJECT + "-wrong-secret";
        Docker.runLike(
                service,
                name,
                "--network=" + Stack.PROJECT + "_db",
                "--env=QUARKUS_MONGODB_CREDENTIALS_PASSWORD_FILE=/etc/hostname");
        try {
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(
                            () -> assertThat(Docker.run("docker", "logs", name).text())
                                    .contains("MongoDB refuses the password of its user " + service.replace('-', '_')));
            String log = Docker.run("docker", "logs", name).text();
            assertThat(log).doesNotContain("\tat ");
            assertThat(log.lines().filter(line -> line.contains("refuses"))).hasSize(1);
            assertThat(Docker.run("docker", "inspect", "-f", "{{.State.Status}}", name)
                            .text())
                    .isEqualTo("running");
        } finally {
            Docker.run("docker", "rm", "-f", name);
        }
    }

    @ParameterizedTest
    @FieldSource("io.totem.stack.Docker#BUILT")
    void no_password_is_in_the_history_of_an_image(String service) {
        String history = Docker.run("docker", "history", "--no-trunc", Docker.image(service))
                .text();
        for (String secret : List.of(
                "admin_password",
                "mongodb_dashboard_password",
                "mariadb_wordpress_password",
                "wordpress_admin_password",
                "wordpress_keys",
                "redis_metrics_password",
                "ftp_password")) {
            assertThat(history).doesNotContain(Stack.secret(secret));
        }
    }

    /** The containers have no-new-privileges, too ({@code ContainerTableIT}): this holds where an image is started without. */
    @ParameterizedTest
    @FieldSource("io.totem.stack.Docker#BUILT")
    void no_program_of_an_image_lends_its_owners_rights(String service) {
        Docker.Result found = Docker.run(
                "docker", "run", "--rm", "--user=0", Docker.image(service), "find", "/", "-xdev", "-perm", "/6000");
        assertThat(found.text()).isEmpty();
        assertThat(found.code()).isZero();
    }

    @ParameterizedTest
    @FieldSource("io.totem.stack.Docker#JAVA")
    void no_thread_of_a_java_service_dies_of_an_exception(String service) {
        assertThat(Docker.run("docker", "logs", Docker.container(service)).text())
                .doesNotContain("Exception in thread");
    }

    @ParameterizedTest
    @FieldSource("io.totem.stack.Docker#JAVA")
    void the_aot_cache_fits_and_is_used(String service) {
        Docker.Result strict = Docker.run(
                "docker",
                "run",
                "--rm",
                Docker.image(service),
                "sh",
                "-c",
                "$JAVA_HOME/bin/java @jvm.flags @class-path.args -XX:AOTCache=app.aot -XX:AOTMode=on -version");
        assertThat(strict.code()).as(strict.text()).isZero();
        String maps = Docker.pids(service).stream()
                .map(pid -> Docker.run("cat", "/proc/" + pid + "/maps").text())
                .collect(Collectors.joining());
        assertThat(maps).contains("/opt/totem/app.aot");
    }

    /** Moved to another address, nearly every page of it would be written to, and each service would hold its own copy. */
    @ParameterizedTest
    @FieldSource("io.totem.stack.Docker#JAVA")
    void most_of_the_aot_cache_stays_the_page_caches(String service) {
        String maps = Docker.pids(service).stream()
                .map(pid -> Docker.run("cat", "/proc/" + pid + "/smaps").text())
                .collect(Collectors.joining("\n"));
        assertThat(kibibytes(maps, "Private_Dirty")).isLessThan(kibibytes(maps, "Rss") / 2);
    }

    /** Of all mappings of the cache, by proc_pid_smaps(5). */
    private static long kibibytes(String maps, String field) {
        return Pattern.compile("app\\.aot\n(?:[A-Z]\\w+:.*\n)*?" + field + ": +(\\d+) kB")
                .matcher(maps)
                .results()
                .mapToLong(mapping -> Long.parseLong(mapping.group(1)))
                .sum();
    }

    @ParameterizedTest
    @FieldSource("io.totem.stack.Docker#SERVICES")
    void tini_looks_after_the_processes(String service) {
        assertThat(Docker.run("docker", "top", Docker.container(service), "-o", "pid,args")
                        .text())
                .containsPattern("(tini|docker-init)");
    }

    @Test
    void an_unknown_person_gets_no_new_password() {
        Docker.Result result = Docker.exec("dashboard", "/docker-entrypoint.sh", "password", "nobody-of-that-name");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("There is no user nobody-of-that-name");
    }

    @Test
    void a_new_person_can_log_in_with_the_password_that_was_printed() {
        String name = "mina-" + Long.toString(System.nanoTime(), 36);
        String password = People.made(name, "viewer");
        assertThat(Stack.login(name, password)).isNotEmpty();
        assertThat(Stack.login(name, password + "x")).isEmpty();
    }
}
