package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/**
 * What one address may ask. The limits are by address: these tests come from this machine's address in another network
 * than the rest of the suite.
 */
class LimitsIT {

    private static final String HOST = URI.create(Stack.URL).getAuthority();

    /** nginx waits ten seconds for what is missing. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    void too_many_logins_from_one_address_get_a_readable_page_that_says_when_to_come_back() {
        List<String> answers =
                parallel(100, "/login", "-d", "name=nobody&password=wrong", "-H", "Origin: https://elsewhere.example");
        assertThat(answers).contains("429 text/html 60");
        String pages = ask("/login?[1-60]", "-Z", "-i", "-d", "name=nobody").text();
        assertThat(pages).contains("요청이 너무 잦습니다").contains("Too many requests").containsIgnoringCase("retry-after: 60");
        assertThat(ask("/login", "-o", "/dev/null", "-w", "%{http_code}").text())
                .as("the login page itself can still be looked at")
                .isEqualTo("200");
        assertCounted("login");
    }

    @Test
    void too_many_logins_at_the_blog_from_one_address_are_refused_before_php() {
        String answers = Docker.run(
                        "curl",
                        "-skZ",
                        "--interface",
                        OtherAddress.FROM,
                        "-H",
                        "Host: " + URI.create(Blog.URL).getAuthority(),
                        "--resolve",
                        "localhost:8443:" + OtherAddress.DOOR,
                        "-d",
                        "log=nobody&pwd=wrong",
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{http_code} %header{retry-after}\\n",
                        "https://localhost:8443/wp-login.php?[1-16]")
                .text();
        assertThat(answers.lines()).contains("429 60").contains("200 ");
        assertCounted("login");
    }

    @Test
    void too_many_requests_to_the_api_get_a_problem_that_says_when_to_come_back() {
        List<String> answers = parallel(1500, "/api/metrics/snapshot");
        assertThat(answers).contains("401 application/problem+json ", "429 application/problem+json 60");
        assertCounted("rate");
    }

    @Test
    void whoever_sends_a_header_too_slowly_is_cut_off() throws Exception {
        assertThat(cutOffAfter("GET /login HTTP/1.1\r\nHost: localhost\r\nX-Slow: "))
                .isLessThan(PATIENCE);
        assertCounted("slow");
    }

    @Test
    void whoever_sends_a_body_too_slowly_is_cut_off() throws Exception {
        assertThat(cutOffAfter("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\nname="))
                .isLessThan(PATIENCE);
        assertCounted("slow");
    }

    /** A body that comes a byte at a time is on its way for hours: of those, an address has few, and no service any. */
    @Test
    void slow_bodies_are_few_from_one_address_and_keep_nobody_out() throws Exception {
        String start = "POST /language HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\nname=";
        try (SlowSenders senders = SlowSenders.start(OtherAddress.DOOR, 443, OtherAddress.FROM, 40, start)) {
            await().atMost(PATIENCE).until(senders::turnedAway, equalTo(20));
            assertThat(senders.dripFor(Duration.ofSeconds(8)))
                    .as("those who do not pause are waited for")
                    .isEqualTo(20);
            assertThat(ask("/login", "-o", "/dev/null", "-w", "%{http_code}").text())
                    .as("somebody at the same address who sends nothing")
                    .isEqualTo("200");
            Stack.visitor()
                    .header("Origin", "https://elsewhere.example")
                    .post("/logout")
                    .then()
                    .statusCode(403);
        }
        assertCounted("rate");
    }

    /** An upload holds a process of php-fpm until it is whole. */
    @Test
    void slow_uploads_leave_the_blog_processes_for_its_readers() throws Exception {
        String start = "POST /wp-json/wp/v2/media HTTP/1.1\r\nHost: "
                + URI.create(Blog.URL).getAuthority() + "\r\nContent-Length: 30000000\r\n"
                + "Content-Type: image/png\r\n\r\nx";
        try (SlowSenders senders = SlowSenders.start(OtherAddress.DOOR, 8443, OtherAddress.FROM, 12, start)) {
            await().atMost(PATIENCE).until(senders::turnedAway, equalTo(10));
            Blog.passingTheCache().get("/").then().statusCode(200);
            assertThat(senders.dripFor(Duration.ofSeconds(3))).isEqualTo(2);
        }
    }

    @Test
    void connections_that_ask_for_nothing_keep_nobody_out() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 6_000; i++) {
                idle.add(new Socket(
                        InetAddress.getByName(OtherAddress.DOOR), 443, InetAddress.getByName(OtherAddress.FROM), 0));
            }
            assertThat(Stack.visitor().get("/login").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    private static void assertCounted(String reason) {
        EntranceIT.counted(reason, 1);
    }

    /** How long the connection lasted: nothing more is sent on it. */
    private static Duration cutOffAfter(String start) throws IOException {
        long began = System.nanoTime();
        try (SSLSocket socket = RawRequest.open(OtherAddress.DOOR, 443, OtherAddress.FROM)) {
            OutputStream out = socket.getOutputStream();
            out.write(start.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Status, type and Retry-After of each answer. */
    private static List<String> parallel(int count, String path, String... options) {
        String format = "\\n%{http_code} %{content_type} %header{retry-after}\\n";
        String[] all = Stream.of(new String[] {"-Z", "--parallel-max", "50", "-w", format, "-o", "/dev/null"}, options)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
        return ask(path + "?[1-" + count + "]", all).text().lines().toList();
    }

    private static Docker.Result ask(String path, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "-sk",
                "--interface",
                OtherAddress.FROM,
                "-H",
                "Host: " + HOST,
                "--resolve",
                "localhost:443:" + OtherAddress.DOOR,
                "https://localhost" + path));
        command.addAll(List.of(options));
        return Docker.run(command.toArray(String[]::new));
    }
}
