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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever became of the start before: the services' users are there with the passwords of secrets/. */
@Tag("long")
class MongodbUsersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = Stack.PROJECT + "-other-mongodb";
    private static final String MADE = "/data/db/totem-users";

    private static final Map<String, String> DATABASES = Map.of(
            "root",
            "admin",
            "dashboard",
            "totem_auth",
            "process_policy",
            "totem_policy",
            "site_doctor",
            "totem_doctor");

    @TempDir
    Path folder;

    @BeforeEach
    void choosePasswords() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String user : DATABASES.keySet()) {
            choose(user, "first");
        }
    }

    @AfterEach
    void clear() {
        Docker.run("docker", "rm", "-f", NAME);
        Docker.run("docker", "volume", "rm", NAME);
    }

    /** The program that is held where the start is cut off, and what has happened until then. */
    @ParameterizedTest
    @CsvSource({
        "mongod, before the server without logins starts",
        "mongosh, before any user is made",
        "root-only, after root and before the services' users",
        "sync, after the users and before it is noted",
        "mv, after the note is written and before it counts"
    })
    void a_first_start_that_was_cut_off_heals_at_the_next(String held, String moment) throws IOException {
        start(hold(held));
        await(moment)
                .atMost(PATIENCE)
                .until(() -> inside("test", "-e", "/tmp/held").code() == 0);
        assertThat(Docker.run("docker", "kill", NAME).code()).isZero();
        Docker.run("docker", "rm", NAME);
        start();
        everybodyComesInWith("first");
    }

    @Test
    void a_password_that_changed_holds_after_the_next_start_and_the_old_one_does_not() throws IOException {
        start();
        everybodyComesInWith("first");
        choose("site_doctor", "second");
        assertThat(Docker.run("docker", "restart", NAME).code()).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(login("site_doctor", "second")).isZero());
        assertThat(login("site_doctor", "first")).isNotZero();
        assertThat(login("dashboard", "first")).isZero();
    }

    @Test
    void a_start_with_nothing_new_makes_nobody() {
        start();
        everybodyComesInWith("first");
        assertThat(Docker.run("docker", "restart", NAME).code()).isZero();
        everybodyComesInWith("first");
        assertThat(Docker.run("docker", "logs", NAME).text().split("making the services' users", -1))
                .hasSize(2);
    }

    @Test
    void while_the_users_are_made_nobody_outside_is_answered() throws IOException {
        start(hold("mongosh"));
        await().atMost(PATIENCE).until(() -> inside("test", "-e", "/tmp/held").code() == 0);
        assertThat(inside("bash", "-c", "exec 3<> /dev/tcp/127.0.0.1/27018").code())
                .isZero();
        assertThat(inside("bash", "-c", "exec 3<> /dev/tcp/$(hostname -i)/27018")
                        .code())
                .isNotZero();
        assertThat(inside("/health/healthcheck.sh").text()).contains("mongodb takes no connections");
    }

    @Test
    void the_health_check_tells_a_server_that_answers_from_one_that_hangs() {
        start();
        everybodyComesInWith("first");
        assertThat(inside("/health/healthcheck.sh").code()).isZero();
        inside("sh", "-c", "kill -STOP $(pgrep -f '[S]tandinMongo|^mongod')");
        Docker.Result hanging = inside("/health/healthcheck.sh");
        assertThat(hanging.code()).isOne();
        assertThat(hanging.text()).contains("mongodb does not answer a ping");
    }

    private void everybodyComesInWith(String password) {
        DATABASES
                .keySet()
                .forEach(user -> await(user)
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(login(user, password))
                                .as(Docker.run("docker", "logs", "--tail", "30", NAME)
                                        .text())
                                .isZero()));
        assertThat(inside("test", "-s", MADE).code()).isZero();
    }

    private static int login(String user, String password) {
        return inside(
                        "mongosh",
                        "--quiet",
                        "--norc",
                        "-u",
                        user,
                        "-p",
                        password,
                        "--authenticationDatabase",
                        DATABASES.get(user),
                        DATABASES.get(user),
                        "--eval",
                        "db.runCommand({connectionStatus: 1}).ok")
                .code();
    }

    private static Docker.Result inside(String... command) {
        List<String> all = new ArrayList<>(List.of("docker", "exec", NAME));
        all.addAll(List.of(command));
        return Docker.run(all.toArray(String[]::new));
    }

    private void choose(String user, String password) throws IOException {
        Path file = Files.writeString(secret(user), password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private Path secret(String user) {
        return folder.resolve("mongodb_" + user + "_password");
    }

    /** Mounts a program in front of the real one that waits for ever instead of it. */
    private String hold(String program) throws IOException {
        boolean halfway = program.equals("root-only");
        String name = halfway ? "mongosh" : program;
        Path wrapper = Files.writeString(folder.resolve(name), """
                #!/bin/sh
                %s
                touch /tmp/held
                exec sleep 600
                """.formatted(
                        halfway
                                ? "PATH=${PATH#/held:} mongosh --quiet --norc --port 27018 admin --eval"
                                        + " \"db.createUser({user: 'root', pwd: 'half', roles: ['root']})\""
                                : ""));
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
        return "--volume=" + wrapper + ":/held/" + name + ":ro";
    }

    private void start(String... options) {
        List<String> command = new ArrayList<>(List.of("docker", "run", "--detach", "--name=" + NAME));
        command.addAll(List.of("--init", "--user=999:999", "--read-only", "--tmpfs=/tmp:mode=1777"));
        command.add("--volume=" + NAME + ":/data/db");
        for (String mounted : List.of("start", "health")) {
            command.add("--volume="
                    + Path.of("../../mongodb", mounted).toAbsolutePath().normalize() + ":/" + mounted + ":ro");
        }
        DATABASES
                .keySet()
                .forEach(user ->
                        command.add("--volume=" + secret(user) + ":/run/secrets/mongodb_" + user + "_password:ro"));
        command.addAll(List.of("--env=PATH=/held:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"));
        command.addAll(List.of(options));
        command.addAll(List.of("--entrypoint=/start/docker-entrypoint.sh", Docker.image("mongodb"), "mongod"));
        Docker.Result result = Docker.run(command.toArray(String[]::new));
        assertThat(result.code()).as(result.text()).isZero();
    }
}
