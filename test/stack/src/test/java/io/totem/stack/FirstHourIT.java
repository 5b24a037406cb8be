package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the way of a start is said in a sentence, with what to do. */
@Tag("long")
class FirstHourIT {

    private static final Path SCRIPTS = Path.of("../../scripts");
    /** Of this name there are no images. */
    private static final String NO_IMAGES = "TOTEM_VERSION=never-built";
    /** Of this name there are no containers. */
    private static final String NO_CONTAINERS = "COMPOSE_PROJECT_NAME=totem-nowhere";

    @TempDir
    Path folder;

    @Test
    void a_registry_that_does_not_answer_gives_a_sentence_and_the_place_of_the_rest() {
        Docker.Result result = run("images missing", NO_IMAGES, "BASE_IMAGE=registry.invalid/alpine:3.24");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text().lines()).as(result.text()).hasSize(2);
        assertThat(result.text())
                .contains("The images could not be built: registry.invalid does not answer. Is this machine online?")
                .contains("BASE_IMAGE and MONGO_IMAGE (.env)");
        String place = result.text().replaceAll("(?s).* is in ", "");
        assertThat(Path.of(place)).content().contains("registry.invalid");
    }

    @Test
    void an_image_that_is_fetched_is_named_and_no_other_is_built() {
        Docker.Result result = run("images missing", "MONGO_IMAGE=registry.invalid/mongo:8.0");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text())
                .startsWith("Fetching registry.invalid/mongo:8.0")
                .contains("could not be fetched: registry.invalid does not answer")
                .doesNotContain("Building");
    }

    @Test
    void a_restore_without_a_registry_touches_nothing() throws IOException {
        assertThat(run("backup", "BACKUP_FOLDER=" + folder).code()).isZero();
        Path archive = Archives.newest(folder);
        Docker.Result result = run("restore " + archive, "YES=1", NO_IMAGES, "BASE_IMAGE=registry.invalid/alpine:3.24");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("Is this machine online?").contains("Nothing was touched");
        assertThat(Docker.isHealthy("mongodb")).isTrue();
    }

    @Test
    void two_builds_at_once_do_not_get_into_each_others_way() throws IOException {
        Path state = Files.createDirectories(Path.of("../../state"));
        Docker.Result result = Docker.run(
                "env", NO_IMAGES, "flock", state.resolve("images.lock").toString(), script("images"), "missing");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).isEqualTo("The images are being built already. Wait until that is done.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "ps", "logs", "restart", "shell", "user"})
    void before_the_first_start_each_command_says_how_to_start(String goal) {
        Docker.Result result = Docker.run(
                "env", NO_CONTAINERS, "make", "-s", "-C", "../..", goal, "SERVICE=nginx", "NAME=mina", "ROLE=viewer");
        assertThat(result.code()).isNotZero();
        assertThat(result.text()).startsWith("Totem's stack is not there. Start it with: make up");
    }

    @Test
    void a_password_of_a_totem_that_never_ran_is_refused_at_once() {
        String nowhere = "TOTEM_DATA=" + folder.resolve("none");
        Docker.Result result =
                Docker.run("env", NO_CONTAINERS, nowhere, "make", "-s", "-C", "../..", "password", "USER=admin");
        assertThat(result.code()).isNotZero();
        assertThat(result.text())
                .contains("First start one: make up or make run")
                .doesNotContain("Building");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs", "restart", "shell"})
    void a_container_that_there_is_not_is_answered_with_those_that_there_are(String goal) {
        Docker.Result result = Docker.run("make", "-s", "-C", "../..", goal, "SERVICE=ngnix");
        assertThat(result.code()).isNotZero();
        assertThat(result.text()).startsWith("There is no container \"ngnix\". There are: dashboard ftp log-stream");
    }

    @Test
    void another_projects_network_changes_nothing_of_what_this_machine_is_called() {
        String asked = "cd \"$0/..\" && . scripts/settings && echo \"$HOSTS\"";
        String[] names = {"env", "HOSTS=", "sh", "-c", asked, SCRIPTS.toString()};
        Docker.Result before = Docker.run(names);
        String network = "suite-" + ProcessHandle.current().pid();
        // Of no real network (RFC 5737), so it is in nobody's way.
        Docker.Result made = Docker.run("docker", "network", "create", "--subnet=198.51.100.0/24", network);
        assertThat(made.code()).as(made.text()).isZero();
        try {
            assertThat(Docker.run("hostname", "-I").text()).contains("198.51.100.1");
            assertThat(Docker.run(names)).isEqualTo(before);
        } finally {
            Docker.run("docker", "network", "rm", network);
        }
    }

    @Test
    void what_is_there_is_not_built_again() {
        Docker.Result result = run("images missing");
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text()).isEmpty();
    }

    @Test
    void the_ports_of_the_stack_itself_are_not_in_its_way() {
        Docker.Result result = run("check");
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text()).isEmpty();
    }

    @Test
    void a_port_that_another_container_holds_names_it() {
        assertThat(run("check", NO_CONTAINERS).text())
                .contains(
                        "is in use by the container " + Docker.container("nginx") + ": stop it (docker stop ",
                        "or set HTTPS_PORT in .env")
                .doesNotContain("docker-proxy");
    }

    @Test
    void a_passive_port_that_another_program_holds_names_port_program_and_setting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Docker.Result result = run("check", "FTP_PASSIVE_PORTS=" + (port - 1) + "-" + (port + 1));
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.text())
                    .contains("Port " + port + " is in use by java (PID "
                            + ProcessHandle.current().pid() + ")")
                    .contains("FTP_PASSIVE_PORTS");
        }
    }

    @ParameterizedTest
    @CsvSource({"21000", "21000-", "ports", "80-90"})
    void a_range_of_ports_that_is_none_is_said(String range) {
        Docker.Result result = run("check", "FTP_PASSIVE_PORTS=" + range);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("FTP_PASSIVE_PORTS is \"" + range + "\"", "21000-21010");
    }

    @Test
    void memory_that_the_stack_itself_holds_does_not_stop_it() throws IOException {
        Path meminfo = folder.resolve("meminfo");
        Files.writeString(meminfo, "MemTotal: 2048000 kB\nMemAvailable: 512000 kB\n");
        assertThat(onAMachineWith(meminfo).text()).doesNotContain("memory");
        assertThat(onAMachineWith(meminfo, NO_CONTAINERS).text()).contains("Only 500 MiB of memory are free");
    }

    @Test
    void images_that_are_there_need_no_room() throws IOException {
        assertThat(Docker.run("mount", "-t", "tmpfs", "-o", "size=2g", "tmpfs", folder.toString())
                        .code())
                .isZero();
        try {
            String place = "DOCKER_ROOT=" + folder;
            assertThat(run("check", place).text()).doesNotContain("MiB are free");
            assertThat(run("check", place, NO_IMAGES).text()).contains("Only 2048 MiB are free", "need 4096");
        } finally {
            Docker.run("umount", folder.toString());
        }
    }

    @Test
    void a_container_that_was_unhealthy_for_a_moment_does_not_end_the_start() throws IOException {
        Docker.Result result = start(8);
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text()).contains("✓ mongodb", "Totem is up");
    }

    @Test
    void the_first_start_that_succeeds_names_the_first_password_and_no_later_one_does() throws IOException {
        Files.deleteIfExists(Path.of("../../state/started"));
        assertThat(start(0).text()).contains("Log in as admin; the first password is in ");
        assertThat(start(0).text()).contains("Totem is up").doesNotContain("Log in as admin");
    }

    @Test
    void a_container_that_stays_unhealthy_ends_the_start_and_is_named() throws IOException {
        Docker.Result result = start(1000);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("✗ mongodb", "Totem did not start", "make logs SERVICE=name");
    }

    /** scripts/up with an engine whose only container is unhealthy for so many looks. */
    private Docker.Result start(int looks) throws IOException {
        Path engine = folder.resolve("docker");
        Files.writeString(engine, """
                #!/bin/sh
                case "$*" in
                    "version -f"*) echo 27.0.0 ;;
                    "compose version --short") echo 2.30.0 ;;
                    "compose config --services") echo mongodb ;;
                    "compose ps -aq" | "ps -q"*) echo c1 ;;
                    "info -f"*) echo /var/lib/docker ;;
                    *com.docker.compose.service*)
                        echo look >> "$0.looks"
                        echo c1 mongodb unhealthy ;;
                    exec*) [ "$(wc -l < "$0.looks")" -gt %d ] ;;
                esac
                """.formatted(looks));
        Files.setPosixFilePermissions(engine, PosixFilePermissions.fromString("rwx------"));
        return run("up", "PATH=" + folder + ":" + System.getenv("PATH"), "DOCKER_ROOT=/var/lib/docker");
    }

    /** What scripts/check says where that file is /proc/meminfo. */
    private static Docker.Result onAMachineWith(Path meminfo, String... settings) {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "slave", "env"));
        command.addAll(List.of(settings));
        command.addAll(List.of(
                "sh", "-c", "mount --bind \"$0\" /proc/meminfo && \"$1\"", meminfo.toString(), script("check")));
        return Docker.run(command.toArray(String[]::new));
    }

    /** @param words the script's name, then its arguments */
    private static Docker.Result run(String words, String... settings) {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(List.of(settings));
        List<String> split = List.of(words.split(" "));
        command.add(script(split.getFirst()));
        command.addAll(split.subList(1, split.size()));
        return Docker.run(command.toArray(String[]::new));
    }

    private static String script(String name) {
        return SCRIPTS.resolve(name).toAbsolutePath().normalize().toString();
    }
}
