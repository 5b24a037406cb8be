package io.totem.doctor.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import io.totem.doctor.testing.TestSites;
import io.totem.doctor.upstream.PingFacts.Answer;
import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PingTest {

    private Optional<HttpServer> server = Optional.empty();

    @AfterEach
    void theServerGoes() {
        server.ifPresent(running -> running.stop(0));
    }

    @ParameterizedTest
    @CsvSource({
        "200, 'pong', PONG, PASSED",
        "200, 'pong\n', PONG, PASSED",
        "200, '<h1>Welcome', ODD, FAILED",
        "404, 'pong', ODD, FAILED",
        "502, '', NOT_REACHED, FAILED",
        "504, '', LATE, FAILED"
    })
    void only_pong_with_200_is_a_sign_of_life(int status, String page, Answer answer, Outcome outcome)
            throws Exception {
        PingFacts facts = (PingFacts) check(answering(status, page), Optional.empty());
        assertThat(facts.answer()).isEqualTo(answer);
        assertThat(facts.outcome()).isEqualTo(outcome);
    }

    @Test
    void a_ping_that_nobody_takes_tells_nothing() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertThat(check(URI.create("http://127.0.0.1:" + port + "/ping"), Optional.empty())
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void a_ping_that_is_taken_and_not_answered_is_late() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            PingFacts facts = (PingFacts)
                    check(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/ping"), Optional.empty());
            assertThat(facts.answer()).isEqualTo(Answer.LATE);
        }
    }

    @Test
    void a_secret_keeping_address_is_not_asked() throws Exception {
        assertThat(((PingFacts) check(URI.create("http://0.0.0.0:1/"), Optional.empty())).answer())
                .isEqualTo(Answer.NOT_ASKED);
    }

    @Test
    void a_port_that_refuses_says_more_than_a_ping_and_one_that_is_not_reached_says_less() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        URI ping = answering(502, "");
        assertThat(check(ping, Optional.of(new Upstream.Tcp("127.0.0.1", port, true))))
                .isInstanceOf(TcpFacts.class);
        assertThat(check(ping, Optional.of(new Upstream.Tcp("no.such.invalid", 9000, true))))
                .isInstanceOf(PingFacts.class);
    }

    private URI answering(int status, String page) throws IOException {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/ping", exchange -> {
            byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        web.start();
        server = Optional.of(web);
        return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/ping");
    }

    private static Facts check(URI ping, Optional<Upstream> upstream) throws InterruptedException {
        Site site = new Site(
                URI.create("http://site.test/"), Optional.empty(), TestSites.USUAL, upstream, Optional.of(ping));
        return new UpstreamStage(HostRoot.local()).check(new Evidence(site, Instant.EPOCH, List.of()));
    }
}
