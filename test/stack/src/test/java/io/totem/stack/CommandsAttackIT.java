package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that somebody chose so that a command Totem prints would do more, or something else, when root pastes it. */
class CommandsAttackIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();
    private static final String EXTRA = Stack.PROJECT + "-extra-1";
    private static final Pattern STEERS = Pattern.compile("(?s).*[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e].*");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void others_may_start_what_lies_in_the_folder() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void what_was_started_ends() {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
        Docker.run("docker", "rm", "-f", EXTRA);
    }

    /** runit's supervisor stands above it, and root has started that with a folder of such a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x;touch pwned",
                "$(touch pwned)",
                "`touch pwned`",
                "a'b;touch pwned'",
                "a\\;touch pwned #",
                "~ {a,b} !"
            })
    void a_command_with_a_hostile_name_runs_as_one_word_in_every_shell(String name) throws Exception {
        String command = stopCommand(supervised(name, "0")).orElseThrow();
        Path show = Files.writeString(folder.resolve("sv"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(show, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (List<String> shell : List.of(List.of("dash"), List.of("bash"), List.of("busybox", "sh"))) {
            List<String> words = new ArrayList<>(shell);
            words.addAll(List.of("-c", "cd " + folder + " && PATH=.:$PATH && " + command));
            assertThat(Docker.run(words.toArray(String[]::new)).text()).isEqualTo("down\n" + folder.resolve(name));
        }
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\nid", "\u001b[2K\u001b[1Agood", "\u202egood", "a\u007f"})
    void a_name_that_cannot_be_seen_gives_no_command(String name) throws Exception {
        assertThat(stopCommand(supervised(name, "0"))).isEmpty();
    }

    /** Anybody may call a process runsv. */
    @Test
    void a_strangers_supervisor_gives_root_no_command() throws Exception {
        assertThat(stopCommand(supervised("trap", People.LOGIN_USER))).isEmpty();
    }

    @Test
    void what_a_container_says_of_itself_does_not_steer_the_terminal() {
        Docker.run(
                "docker",
                "run",
                "--detach",
                "--name=" + EXTRA,
                "--label=com.docker.compose.project=" + Stack.PROJECT,
                "--label=com.docker.compose.service=extra",
                "--label=com.docker.compose.oneoff=False",
                "--label=com.docker.compose.container-number=1",
                "--label=com.docker.compose.config-hash=0",
                "--entrypoint=sleep",
                "--health-cmd=printf 'bad \\033[2J\\033]0;title\\007 \\302\\2331m \\342\\200\\256 end'; false",
                "--health-interval=1s",
                "--health-retries=1",
                Docker.MONGO_IMAGE,
                "600");
        await().atMost(PATIENCE)
                .until(() -> Docker.run("docker", "inspect", "-f", "{{.State.Health.Status}}", EXTRA)
                        .text()
                        .equals("unhealthy"));
        String said =
                Docker.run("sh", "-c", "cd " + HOUSE + " && scripts/status").text();
        assertThat(said).contains("bad ", " end").doesNotMatch(STEERS);
    }

    /** What holds a port is named before the start: that name is its starter's. */
    @ParameterizedTest
    @ValueSource(strings = {"busybox\u001b[2J", "busybox\\033[2J"})
    void who_holds_a_port_does_not_steer_the_terminal(String name) throws Exception {
        int port = freePort();
        Path program = Files.copy(Path.of("/bin/busybox"), folder.resolve(name));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        started.add(People.startAs(People.LOGIN_USER, program.toString(), "nc", "-l", "-p", "" + port));
        String check = "cd " + HOUSE + " && FTP_PASSIVE_PORTS=" + (port - 1) + "-" + (port + 1) + " scripts/check";
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Docker.run("sh", "-c", check).text())
                        .contains("Port " + port + " is in use by busybox")
                        .doesNotMatch(STEERS));
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** A process under a supervisor that was started with a folder of that name: dash reads it as its script. */
    private long supervised(String name, String user) throws IOException {
        Path runsv = Files.copy(Path.of("/bin/dash"), folder.resolve("runsv"));
        Files.setPosixFilePermissions(runsv, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path script = Files.writeString(folder.resolve(name), "sleep 600 & wait\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process process = People.startAs(user, runsv.toString(), script.toString());
        started.add(process);
        return await().atMost(PATIENCE)
                .until(
                        () -> process.children()
                                .filter(child ->
                                        child.info().command().orElse("").endsWith("sleep"))
                                .map(ProcessHandle::pid)
                                .findFirst()
                                .orElse(0L),
                        pid -> pid != 0);
    }

    private static Optional<String> stopCommand(long pid) {
        String identity = await().atMost(PATIENCE)
                .until(
                        () -> Stack.admin()
                                .get("/api/processes?size=500&search=" + pid)
                                .jsonPath()
                                .<Map<String, Object>>getList("items")
                                .stream()
                                .filter(row -> row.get("pid").equals((int) pid))
                                .map(row -> row.get("identity").toString())
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
        JsonPath detail = Stack.admin().get("/api/processes/" + identity).jsonPath();
        assertThat(detail.getString("supervisor.kind")).as(detail.prettify()).isEqualTo("runit");
        return Optional.ofNullable(detail.getString("supervisor.stopCommand"));
    }
}
