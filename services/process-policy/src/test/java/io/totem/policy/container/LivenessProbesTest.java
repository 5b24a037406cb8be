package io.totem.policy.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against real servers on loopback: one that answers, one that objects, one that hangs, one that is gone. */
class LivenessProbesTest {

    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicReference<String> body = new AtomicReference<>("");
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void what_answers_is_healthy_before_the_engine_has_looked() throws Exception {
        LivenessProbes probes = probes("web=" + url());
        assertThat(probes.judged(web("running", "starting"))
                        .health()
                        .orElseThrow()
                        .status())
                .isEqualTo("starting");
        probes.round();
        assertThat(probes.judged(web("running", "starting")).isUp()).isTrue();
    }

    @Test
    void one_lost_answer_is_no_verdict_and_two_are() throws Exception {
        LivenessProbes probes = probes("web=" + url());
        status.set(503);
        body.set("MariaDB does not answer\n");
        probes.round();
        assertThat(probes.judged(web("running", "healthy")).isUp()).isTrue();
        probes.round();
        assertThat(probes.judged(web("running", "healthy")).health())
                .contains(new Probe("unhealthy", 2, Optional.of("status 503: MariaDB does not answer")));
        status.set(200);
        probes.round();
        assertThat(probes.judged(web("running", "healthy")).isUp()).isTrue();
    }

    @Test
    void what_takes_connections_and_never_answers_is_not_healthy_and_keeps_the_others_waiting_for_seconds_only()
            throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            LivenessProbes probes = probes("db=http://127.0.0.1:" + silent.getLocalPort() + "/", "web=" + url());
            probes.round();
            probes.round();
            Probe database = probes.judged(container("db", "running", "healthy"))
                    .health()
                    .orElseThrow();
            assertThat(database.status()).isEqualTo("unhealthy");
            assertThat(database.said().orElseThrow()).isEqualTo("127.0.0.1: Read timed out");
            assertThat(probes.judged(web("running", "starting")).isUp()).isTrue();
        }
    }

    @Test
    void who_does_not_answer_for_another_says_nothing_of_it() throws Exception {
        LivenessProbes probes = probes("db via web=" + url(), "web=" + url());
        ContainerStatus database = container("db", "running", "healthy");
        status.set(424);
        probes.round();
        probes.round();
        assertThat(probes.judged(database)).as("what is in between is away").isEqualTo(database);
        status.set(503);
        body.set("DOWN MariaDB does not answer");
        probes.round();
        probes.round();
        assertThat(probes.judged(database).isUp()).isFalse();
        server.stop(0);
        probes.round();
        probes.round();
        assertThat(probes.judged(database)).as("nobody answers for it").isEqualTo(database);
        assertThat(probes.judged(web("running", "healthy")).isUp()).isFalse();
    }

    @Test
    void a_greeting_is_a_sign_of_life_and_a_connection_closed_without_one_is_not() throws Exception {
        try (ServerSocket ftp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "ftp://127.0.0.1:" + ftp.getLocalPort();
            greets(ftp, "220 ready\r\n");
            LivenessProbes probes = probes("ftp via web=" + address);
            ContainerStatus asked = container("ftp", "running", "starting");
            probes.round();
            assertThat(probes.judged(asked).isUp()).isTrue();
            for (String word : List.of("", "HTTP/1.1 400 Bad Request\r\n")) {
                greets(ftp, word);
                greets(ftp, word);
                probes.round();
                probes.round();
                assertThat(probes.judged(asked).health().orElseThrow().status())
                        .as(word)
                        .isEqualTo("unhealthy");
            }
            greets(ftp, "421 too many\r\n");
            probes.round();
            assertThat(probes.judged(asked).isUp()).as("full is not dead").isTrue();
            probes.round();
            probes.round();
            assertThat(probes.judged(asked)).as("what is in between is silent").isEqualTo(asked);
        }
    }

    /** The next connection gets these words, and is closed. */
    private static void greets(ServerSocket server, String words) {
        Thread.ofVirtual().start(() -> {
            try (Socket connection = server.accept()) {
                connection.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void what_is_gone_is_not_healthy() throws Exception {
        LivenessProbes probes = probes("web=" + url());
        server.stop(0);
        probes.round();
        probes.round();
        assertThat(probes.judged(web("running", "healthy")).isUp()).isFalse();
    }

    @Test
    void of_a_container_that_does_not_run_the_engine_knows_more() throws Exception {
        LivenessProbes probes = probes("web=" + url());
        probes.round();
        assertThat(probes.judged(web("paused", "healthy"))).isEqualTo(web("paused", "healthy"));
        assertThat(probes.judged(container("other", "running", "starting")).isUp())
                .isFalse();
    }

    @Test
    void outside_compose_nobody_is_asked() throws Exception {
        LivenessProbes probes = new LivenessProbes(config(Optional.empty(), "web=" + url()), List.of());
        probes.round();
        assertThat(probes.judged(web("running", "starting")).isUp()).isFalse();
    }

    @Test
    void a_setting_that_is_no_service_and_address_is_refused_by_name() {
        for (String wrong : List.of(
                "http://web/",
                "web=",
                "web=web",
                "web=gopher://web/",
                "web=http://[/",
                "=http://web/",
                "web via=http://web/")) {
            assertThatThrownBy(() -> probes(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("totem.policy.container.probes");
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/health";
    }

    private static LivenessProbes probes(String... settings) {
        return new LivenessProbes(config(Optional.of("totem"), settings), List.of());
    }

    private static ContainerConfig config(Optional<String> project, String... settings) {
        return new ContainerConfig() {
            @Override
            public Optional<String> project() {
                return project;
            }

            @Override
            public Optional<List<String>> probes() {
                return Optional.of(List.of(settings));
            }
        };
    }

    private static ContainerStatus web(String state, String health) {
        return container("web", state, health);
    }

    private static ContainerStatus container(String service, String state, String health) {
        return new ContainerStatus(
                "0123456789abcdef".repeat(4),
                "totem-" + service + "-1",
                "totem/" + service,
                Optional.of("totem"),
                Optional.of(service),
                state,
                Optional.of(new Probe(health, 0, Optional.empty())),
                Optional.empty(),
                0,
                0,
                false,
                true,
                Optional.of(Instant.EPOCH));
    }
}
