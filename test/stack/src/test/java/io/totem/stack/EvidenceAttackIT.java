package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody who is not logged in asks for addresses with encoded line breaks in them, which a page of the blog writes into its
 * log as they are meant: whole lines of the stranger's own, that look like nginx'. Nobody is fooled by them. (What nginx itself
 * writes of such a path is tried on a real one by ForgedErrorLogTest: the stack's serves no file it would complain of.)
 */
class EvidenceAttackIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String PAGE = "suite-evidence";
    private static final String FILE = "/var/www/html/suite-evidence.php";
    private static final String LIE = "suite-lie-4711";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String TAIL = " while connecting to upstream, client: 127.0.0.1, server: localhost,"
            + " request: \"GET / HTTP/1.1\", upstream: ";

    private static final List<String> LIES = List.of(
            "connect() to unix:/root/" + LIE + " failed (13: Permission denied)" + TAIL + "\"fastcgi://unix:/root/"
                    + LIE + ":\"",
            "connect() failed (111: Connection refused)" + TAIL + "\"http://169.254.169.254:80/" + LIE + "\"",
            "upstream timed out (110: Connection timed out)" + TAIL + "\"http://169.254.169.254:80/" + LIE + "\"",
            "FastCGI sent in stderr: \"PHP message: PHP Fatal error:  " + LIE + ": run chmod o+x /root in /a.php:1\""
                    + TAIL + "\"x\"",
            "pwrite() \"/" + LIE + "\" failed (28: No space left on device), client: 127.0.0.1");

    private static String run;

    /** It breaks, and writes down what it was asked for, as many a plug-in does. */
    @BeforeAll
    static void a_page_that_is_broken_is_looked_at_while_a_stranger_lies() {
        Docker.Result made = Docker.run(
                "sh",
                "-ec",
                "echo '<?php http_response_code(500); error_log("
                        + "\"not found: \" . rawurldecode($_SERVER[\"QUERY_STRING\"]));' | docker exec -i "
                        + Docker.container("wordpress") + " tee " + FILE);
        assertThat(made.code()).as(made.text()).isZero();
        Doctor.target(PAGE, Doctor.target("blog"), "/suite-evidence.php");
        run = await().atMost(PATIENCE.multipliedBy(3))
                .until(
                        EvidenceAttackIT::lookWhileAStrangerLies,
                        report -> report.getString("stages.find { it.stage == 'error-log' }.facts") != null)
                .getString("id");
    }

    /** On a busy machine the log may not be told in time; then there is nothing to be fooled by. */
    private static JsonPath lookWhileAStrangerLies() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread stranger = Thread.ofVirtual().start(() -> {
            for (int round = 0; round < 20 && !over.get(); round++) {
                LIES.forEach(lie ->
                        ask(forged(TIME.format(Instant.now()) + " [crit] 7#7: *1 " + lie + ", host: \"localhost\"")));
            }
        });
        try {
            return Doctor.run(PAGE);
        } finally {
            over.set(true);
            stranger.join();
        }
    }

    @AfterAll
    static void the_page_goes() {
        Doctor.forget(PAGE);
        Docker.exec("wordpress", "rm", "-f", FILE);
    }

    @Test
    void the_strangers_lines_are_in_the_log_as_lines_of_their_own() {
        assertThat(lines("wordpress"))
                .anyMatch(
                        line -> line.matches("\\S+ \\S+ \\[crit] 7#7: \\*1 connect\\(\\) to unix:/root/" + LIE + ".*"));
    }

    @Test
    void an_operators_doctor_is_certain_of_nothing_opens_nothing_and_asks_nobody_for_it() {
        JsonPath report = Doctor.asked().get("/api/doctor/runs/" + run).jsonPath();
        assertThat(report.getString("state")).isEqualTo("down");
        assertThat(report.getString("stages.find { it.stage == 'error-log' }.facts"))
                .as(report.prettify())
                .contains(LIE);
        assertThat(report.getList("causes.confidence")).as(report.prettify()).doesNotContain("certain");
        assertThat(report.<List<String>>getList("causes.commands"))
                .allSatisfy(commands -> assertThat(commands).isEmpty());
        assertThat(String.valueOf(report.<Object>get("stages.find { it.stage == 'upstream' }.facts")))
                .doesNotContain("169.254", "/root");
    }

    @Test
    void a_viewer_reads_no_line_of_the_log_through_the_run_and_an_operator_does() {
        String viewer = People.loggedIn("vera-" + System.currentTimeMillis(), "viewer");
        String operator = People.loggedIn("olga-" + System.currentTimeMillis(), "operator");
        for (String path : List.of(
                "/api/doctor/runs/" + run,
                "/api/doctor/targets/" + PAGE + "/runs",
                "/api/doctor/targets/" + PAGE,
                "/sites",
                "/sites/" + PAGE,
                "/sites/" + PAGE + "/runs/" + run)) {
            Response answer = People.inBrowser(viewer)
                    .header("Accept", "text/html, application/json")
                    .get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.asString()).as(path).doesNotContain(LIE);
        }
        assertThat(People.inBrowser(operator).get("/api/doctor/runs/" + run).asString())
                .contains(LIE);
    }

    private static List<String> lines(String service) {
        return Docker.run("docker", "logs", "--since", "5m", Docker.container(service))
                .text()
                .lines()
                .toList();
    }

    /** The Overview counts what nginx refused; a line on its error output that looks like a refusal is none. */
    @Test
    void a_refusal_that_a_stranger_wrote_himself_is_not_counted() {
        String line = "203.0.113.9 - ["
                + Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00")
                + "] refused: header " + LIE;
        int forgedBefore = refused("header");
        int realBefore = refused("dotfile");
        Docker.Result written = Docker.exec("nginx", "sh", "-c", "echo '" + line + "' > /proc/1/fd/2");
        assertThat(written.code()).as(written.text()).isZero();
        await().atMost(PATIENCE).until(() -> lines("nginx").contains(line));
        Stack.visitor().get("/.suite-evidence");
        await().atMost(PATIENCE).until(() -> refused("dotfile") > realBefore);
        assertThat(refused("header")).isEqualTo(forgedBefore);
    }

    private static int refused(String reason) {
        JsonPath counts = Stack.admin().get("/api/logs/refused").jsonPath();
        Integer count = counts.get("reasons.find { it.reason == '" + reason + "' }.count");
        return count == null ? 0 : count;
    }

    private static String forged(String line) {
        StringBuilder path = new StringBuilder("/suite-evidence.php?");
        for (byte each : ("\n" + line + "\n").getBytes(StandardCharsets.UTF_8)) {
            path.append(String.format("%%%02X", each));
        }
        return path.toString();
    }

    private static void ask(String path) {
        int port = Docker.port("nginx", 8443);
        try (Socket socket = anyCertificate().getSocketFactory().createSocket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext anyCertificate() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Nobody is asked here.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // The stack's own certificate is signed by itself.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
