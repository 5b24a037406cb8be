package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WordPress' database: the running one, and others with the same image on volumes of their own. */
@Tag("long")
class MariadbIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = Stack.PROJECT + "-other-mariadb";
    private static final String ADMINISTRATOR = "totem-mariadb";
    private static final String MARK = "/var/lib/mysql/data/mariadb_upgrade_info";

    private Path secret;

    @BeforeEach
    void keepASecret() throws IOException {
        secret = Files.createTempFile("password", "");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(secret, "the first 'password' \\ of the suite");
    }

    @AfterEach
    void clear() throws IOException {
        Docker.run("docker", "rm", "-f", NAME);
        Docker.run("docker", "volume", "rm", NAME);
        Files.delete(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", ADMINISTRATOR, "health", "nobody"})
    void nobody_but_wordpress_comes_in_by_the_network(String user) {
        Docker.Result result = overTheNetwork(user, "", "SELECT 1");
        assertThat(result.code()).isNotZero();
        assertThat(result.text()).contains("Access denied for user '" + user + "'");
    }

    @Test
    void wordpress_comes_in_with_its_password_only_and_owns_its_database_only() {
        String password = Stack.secret("mariadb_wordpress_password");
        assertThat(overTheNetwork("wordpress", password, "SHOW DATABASES")
                        .text()
                        .lines())
                .containsExactlyInAnyOrder("information_schema", "wordpress");
        assertThat(overTheNetwork("wordpress", password + "x", "SELECT 1").text())
                .contains("Access denied");
        assertThat(overTheNetwork("wordpress", password, "CREATE DATABASE other")
                        .text())
                .contains("Access denied");
        assertThat(overTheNetwork("wordpress", password, "SELECT 1 INTO OUTFILE '/tmp/x'")
                        .text())
                .contains("Access denied");
    }

    @Test
    void there_is_no_anonymous_user_and_no_test_database() {
        assertThat(asAdministrator(Docker.container("mariadb"), "SELECT User, Host FROM mysql.user")
                        .text()
                        .lines())
                .allMatch(line -> line.matches("\\S+\\t(%|localhost)"))
                .filteredOn(line -> line.endsWith("%"))
                .containsExactly("wordpress\t%");
        assertThat(asAdministrator(Docker.container("mariadb"), "SHOW DATABASES")
                        .text()
                        .lines())
                .doesNotContain("test");
    }

    @Test
    void a_password_opens_no_door_for_the_administrators() {
        assertThat(asAdministrator(
                                Docker.container("mariadb"),
                                "SELECT User FROM mysql.user WHERE authentication_string NOT IN ('', 'invalid')")
                        .text()
                        .lines())
                .containsExactly("wordpress");
        assertThat(Docker.exec("mariadb", "mariadb", "--no-defaults", "--user=root", "--execute=SELECT 1")
                        .text())
                .contains("Access denied");
    }

    @Test
    void every_character_is_kept() {
        String password = Stack.secret("mariadb_wordpress_password");
        assertThat(overTheNetwork(
                                "wordpress",
                                password,
                                "CREATE OR REPLACE TABLE wordpress.suite_letters (word VARCHAR(20)); INSERT INTO wordpress.suite_letters"
                                        + " VALUES ('한국어 🐧'); SELECT word FROM wordpress.suite_letters; DROP TABLE wordpress.suite_letters")
                        .text())
                .isEqualTo("한국어 🐧");
        assertThat(asAdministrator(
                                Docker.container("mariadb"),
                                "SELECT DEFAULT_CHARACTER_SET_NAME FROM information_schema.SCHEMATA"
                                        + " WHERE SCHEMA_NAME = 'wordpress'")
                        .text())
                .isEqualTo("utf8mb4");
    }

    @Test
    void the_data_folder_is_made_once_before_anybody_is_answered_and_kept() {
        start();
        awaitHealthy();
        asAdministrator(
                NAME, "CREATE TABLE wordpress.kept (word VARCHAR(20)); INSERT INTO wordpress.kept VALUES ('kept')");
        assertThat(Docker.run("docker", "restart", NAME).code()).isZero();
        awaitHealthy();

        assertThat(asAdministrator(NAME, "SELECT word FROM wordpress.kept").text())
                .isEqualTo("kept");
        List<String> log = log().lines()
                .filter(line -> line.contains("making the data folder") || line.contains("Server socket created"))
                .toList();
        assertThat(log).hasSizeGreaterThan(1);
        assertThat(log.getFirst()).contains("making the data folder");
        assertThat(log.subList(1, log.size())).noneMatch(line -> line.contains("making the data folder"));
    }

    @Test
    void a_start_that_was_cut_off_begins_anew() {
        start();
        await().atMost(PATIENCE).until(() -> log().contains("making the data folder"));
        Docker.run("docker", "kill", NAME);
        Docker.run("docker", "start", NAME);
        awaitHealthy();
        assertThat(asAdministrator(NAME, "SHOW DATABASES").text()).contains("wordpress");
    }

    @Test
    void a_changed_secret_is_taken_over_at_the_next_start() throws IOException {
        start();
        awaitHealthy();
        assertThat(logIn(Files.readString(secret)).text()).isEqualTo("1");

        Files.writeString(secret, "the second password");
        Docker.run("docker", "restart", NAME);
        awaitHealthy();

        assertThat(logIn("the second password").text()).isEqualTo("1");
        assertThat(logIn("the first 'password' \\ of the suite").text()).contains("Access denied");
    }

    @Test
    void data_of_a_newer_release_is_refused_untouched_in_a_sentence() {
        startWithDataOf("99.1.2-MariaDB");
        await().atMost(PATIENCE).until(() -> log().contains("the data is of MariaDB 99.1, and this is the older"));
        assertThat(log()).contains("Go back to an image with 99.1");
        assertThat(Docker.run("docker", "run", "--rm", "-v", NAME + ":/var/lib/mysql", image(), "cat", MARK)
                        .text())
                .isEqualTo("99.1.2-MariaDB");
    }

    @Test
    void data_of_an_older_release_is_brought_up_to_date_and_said_so() {
        startWithDataOf("10.6.1-MariaDB");
        awaitHealthy();
        assertThat(log()).contains("the data is of MariaDB 10.6; bringing it up to");
        assertThat(asAdministrator(NAME, "SELECT word FROM wordpress.kept").text())
                .isEqualTo("kept");
        assertThat(Docker.run("docker", "exec", NAME, "cat", MARK).text()).doesNotContain("10.6");
    }

    @Test
    void data_of_no_known_release_is_refused_in_a_sentence() {
        startWithDataOf("");
        await().atMost(PATIENCE).until(() -> log().contains("has no file mariadb_upgrade_info that says"));
    }

    @Test
    void a_volume_that_is_full_at_the_first_start_gives_a_sentence() {
        Docker.run(command("--tmpfs=/var/lib/mysql:size=40m,uid=10103,mode=0700"));
        await().atMost(PATIENCE).until(() -> log().contains("the disk is full: "));
        assertThat(log()).contains("MiB are free").contains("Make room; the container tries again by itself");
    }

    @Test
    void a_disk_that_fills_up_costs_the_write_and_not_what_was_there() {
        Docker.run(command("--tmpfs=/var/lib/mysql:size=190m,uid=10103,mode=0700"));
        awaitHealthy();
        Docker.Result result = asAdministrator(
                NAME,
                "USE wordpress; CREATE TABLE wordpress.big (body VARCHAR(4000)); INSERT INTO wordpress.big VALUES ('first');"
                        + " INSERT INTO wordpress.big SELECT REPEAT('x', 4000) FROM seq_1_to_40000");
        assertThat(result.text()).contains("is full");
        assertThat(asAdministrator(NAME, "SELECT body FROM wordpress.big").text())
                .isEqualTo("first");
        assertThat(log()).contains("The table 'big' is full");
    }

    /** A container of a data folder that says it is of that release. */
    private void startWithDataOf(String release) {
        start();
        awaitHealthy();
        asAdministrator(
                NAME, "CREATE TABLE wordpress.kept (word VARCHAR(20)); INSERT INTO wordpress.kept VALUES ('kept')");
        Docker.run("docker", "stop", NAME);
        Docker.run("docker", "rm", NAME);
        String write = "printf '%s' '" + release + "' > " + MARK;
        Docker.run("docker", "run", "--rm", "-v", NAME + ":/var/lib/mysql", image(), "sh", "-c", write);
        start();
    }

    private void start() {
        Docker.Result result = Docker.run(command("--volume=" + NAME + ":/var/lib/mysql"));
        assertThat(result.code()).as(result.text()).isZero();
    }

    private String[] command(String data) {
        List<String> command =
                new ArrayList<>(List.of("docker", "run", "--detach", "--name=" + NAME, "--network=none"));
        command.addAll(List.of("--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges:true"));
        command.addAll(List.of("--tmpfs=/tmp:size=64m,mode=1777", "--tmpfs=/run/mysqld:size=1m,mode=0700,uid=10103"));
        command.addAll(List.of(data, "--volume=" + secret + ":/run/secrets/password:ro"));
        command.addAll(List.of("--env=MARIADB_WORDPRESS_PASSWORD_FILE=/run/secrets/password", image()));
        return command.toArray(String[]::new);
    }

    private static void awaitHealthy() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Docker.run("docker", "exec", NAME, "/healthcheck.sh")
                                .code())
                        .as(log())
                        .isZero());
    }

    private static Docker.Result logIn(String password) {
        return Docker.run(
                "docker",
                "exec",
                "--env=MYSQL_PWD=" + password,
                NAME,
                "mariadb",
                "--no-defaults",
                "--batch",
                "--skip-column-names",
                "--user=wordpress",
                "--host=127.0.0.1",
                "--execute=SELECT 1");
    }

    /** From a container that is on WordPress' network. */
    private static Docker.Result overTheNetwork(String user, String password, String statement) {
        return Docker.run(
                "docker",
                "run",
                "--rm",
                "--network=" + Stack.PROJECT + "_wordpress-db",
                "--env=MYSQL_PWD=" + password,
                image(),
                "mariadb",
                "--no-defaults",
                "--default-character-set=utf8mb4",
                "--batch",
                "--skip-column-names",
                "--skip-ssl",
                "--host=mariadb",
                "--user=" + user,
                "--execute=" + statement);
    }

    /** As the container's own user, through the socket. */
    private static Docker.Result asAdministrator(String container, String statement) {
        return Docker.run(
                "docker",
                "exec",
                container,
                "mariadb",
                "--no-defaults",
                "--batch",
                "--skip-column-names",
                "--user=" + ADMINISTRATOR,
                "--execute=" + statement);
    }

    private static String log() {
        return Docker.run("docker", "logs", NAME).text();
    }

    private static String image() {
        return Docker.image("mariadb");
    }
}
