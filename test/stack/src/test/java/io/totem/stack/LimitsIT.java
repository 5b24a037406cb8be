package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What one address may ask. The limits are by address: these tests come from this machine's address in another network
 * than the rest of the suite.
 */
class LimitsIT {

    private static final String HOST = URI.create(Stack.URL).getAuthority();

    /** nginx waits ten seconds for what is missing. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** A body may pause for five seconds; who does not pause is waited for. */
    private static final Duration LONGER_THAN_A_PAUSE = Duration.ofSeconds(7);

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

    /** What nginx answers by itself is answered by no upstream that would slow it down. */
    @ParameterizedTest
    @ValueSource(strings = {"/health/nginx", "/blog/"})
    void too_many_requests_for_what_nginx_says_itself_are_refused(String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n";
        assertThat(RawRequest.statusesOfMany(20, 100, request + "\r\n", request + "Connection: close\r\n\r\n"))
                .contains(429);
    }

    @Test
    void whoever_sends_a_header_too_slowly_is_cut_off() throws Exception {
        String start = "GET /login HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
        assertThat(cutOffAfter(start)).isLessThan(PATIENCE);
        // One in sixteen leaves a line: no limit is asked before a header is there.
        try (SlowSenders senders = SlowSenders.start(OtherAddress.DOOR, 443, OtherAddress.FROM, 190, start)) {
            await().atMost(PATIENCE).until(senders::turnedAway, equalTo(190));
        }
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

    /** A body that is larger than a request's memory is only taken in when it is known who sends it. */
    @ParameterizedTest
    @ValueSource(strings = {"/policies/import", "/api/policies/import", "/language", "/health/dashboard", "/nowhere"})
    void nobody_keeps_a_large_body_here_without_a_session(String path) throws Exception {
        String start = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + Stack.URL
                + "\r\nContent-Length: 2000000\r\nContent-Type: text/csv\r\n\r\nx";
        try (SlowSenders senders = SlowSenders.start(OtherAddress.DOOR, 443, OtherAddress.FROM, 15, start)) {
            assertThat(senders.dripFor(LONGER_THAN_A_PAUSE)).isZero();
        }
    }

    @Test
    void slow_imports_of_one_person_take_no_room_from_anothers() throws Exception {
        String start =
                "POST /api/policies/import HTTP/1.1\r\nHost: " + HOST + "\r\nOrigin: " + Stack.URL + "\r\nCookie: "
                        + Stack.COOKIE + "=" + People.loggedIn("slow-" + System.currentTimeMillis(), "viewer")
                        + "\r\nContent-Type: text/csv\r\nContent-Length: 2000000\r\n\r\n" + "x".repeat(1_900_000);
        try (SlowSenders senders = SlowSenders.start(OtherAddress.DOOR, 443, OtherAddress.FROM, 19, start)) {
            assertThat(senders.dripFor(Duration.ofSeconds(2))).isEqualTo(19);
            Stack.admin()
                    .contentType("text/csv")
                    .body(new byte[1_500_000])
                    .post("/api/policies/import")
                    .then()
                    .statusCode(400);
        }
    }

    /** Whatever keeps nginx from storing a body, nobody is told that the dashboard is away. */
    @Test
    void a_body_that_cannot_be_kept_is_answered_with_the_reason() {
        String folder = "/var/lib/totem-bodies";
        assertThat(Docker.exec("nginx", "chmod", "-R", "0500", folder).code()).isZero();
        try {
            Stack.admin()
                    .contentType("text/csv")
                    .body(new byte[1_500_000])
                    .post("/api/policies/import")
                    .then()
                    .statusCode(503)
                    .body("errorCode", equalTo("NO_ROOM"));
            Stack.admin()
                    .multiPart("file", "policies.csv", new byte[1_500_000])
                    .post("/policies/import")
                    .then()
                    .statusCode(503)
                    .body(containsString("disk may be full"));
        } finally {
            Docker.exec("nginx", "chmod", "-R", "0700", folder);
        }
    }

    /** A GET has no body. That of HTTP/2 can bring one that tells no length, and would be in no count of bodies. */
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/", "/policies/import", "/api/metrics/snapshot", "/health/dashboard"})
    void a_get_with_a_body_is_refused_whatever_it_tells_of_its_length(String path, @TempDir Path folder)
            throws IOException {
        String body = "@" + Files.write(folder.resolve("body"), new byte[5_000]);
        for (String method : List.of("GET", "HEAD")) {
            List<String> refused =
                    List.of("-X", method, "--data-binary", body, "-o", "/dev/null", "-w", "%{http_code}");
            for (List<String> told : List.of(
                    List.of("--http2"),
                    List.of("--http1.1"),
                    List.of("--http2", "-H", "Content-Length:"),
                    List.of("--http1.1", "-H", "Transfer-Encoding: chunked"))) {
                List<String> options = new ArrayList<>(told);
                options.addAll(List.of("-H", "Cookie: " + Stack.COOKIE + "=" + Stack.session()));
                options.addAll(refused);
                assertThat(ask(path, options.toArray(String[]::new)).text())
                        .as(method + " " + told)
                        .isIn("400", "413");
            }
        }
        assertThat(ask(path, "--http1.1", "-H", "Content-Length: 00", "-o", "/dev/null", "-w", "%{http_code}")
                        .text())
                .as("nothing, by another name")
                .isNotIn("400", "413");
    }

    @Test
    void strangers_slow_uploads_hold_nothing_of_the_blog() throws Exception {
        String author = author("held");
        for (String path : List.of(
                "/wp-json/wp/v2/media", "/wp-admin/async-upload.php", "/wp-admin/admin.php", "/wp-comments-post.php")) {
            String start = upload(path, "Cookie: wordpress_logged_in_" + "0".repeat(32) + "=made-up");
            try (SlowSenders here = SlowSenders.start(OtherAddress.DOOR, 8443, OtherAddress.FROM, 12, start);
                    SlowSenders there = SlowSenders.start(OtherAddress.DOOR, 8443, "0.0.0.0", 12, start)) {
                assertThat(here.dripFor(LONGER_THAN_A_PAUSE)).as(path).isZero();
                assertThat(there.turnedAway()).as(path).isEqualTo(12);
                assertThat(uploaded(author)).as(path).isEqualTo(201);
            }
        }
    }

    /** His name in other letters, his password with other spaces: WordPress takes them all. */
    @Test
    void an_author_who_writes_his_name_in_many_ways_has_few_uploads_on_their_way_from_one_address() throws Exception {
        String plain = new String(
                Base64.getDecoder().decode(author("many").substring("Authorization: Basic ".length())),
                StandardCharsets.UTF_8);
        List<SlowSenders> all = new ArrayList<>();
        try {
            for (String written :
                    List.of(plain, plain.toUpperCase(Locale.ROOT).substring(0, 4) + plain.substring(4), " " + plain)) {
                String caller = "Authorization: Basic "
                        + Base64.getEncoder().encodeToString(written.getBytes(StandardCharsets.UTF_8));
                all.add(SlowSenders.start(
                        OtherAddress.DOOR, 8443, OtherAddress.FROM, 4, upload("/wp-json/wp/v2/media", caller)));
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(all.stream()
                                    .mapToInt(SlowSenders::turnedAway)
                                    .sum())
                            .isEqualTo(4));
        } finally {
            for (SlowSenders senders : all) {
                senders.close();
            }
        }
    }

    /** An author may be slow: nginx waits, and php-fpm does not. */
    @Test
    void an_authors_slow_uploads_hold_no_process_and_no_place_of_another_author() throws Exception {
        String start = upload("/wp-json/wp/v2/media", author("slow"));
        String other = author("other");
        try (SlowSenders senders = SlowSenders.start(OtherAddress.DOOR, 8443, OtherAddress.FROM, 8, start)) {
            await().atMost(PATIENCE).until(senders::turnedAway, equalTo(4));
            assertThat(senders.dripFor(Duration.ofSeconds(3))).isEqualTo(4);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(Docker.exec("nginx", "wget", "-qO-", "http://127.0.0.1:8081/fpm/status")
                                            .text())
                                    .as("the one that answers this")
                                    .containsPattern("(?m)^active processes: +1$"));
            assertThat(uploaded(other)).isEqualTo(201);
            Blog.passingTheCache().get("/").then().statusCode(200);
        }
    }

    @Test
    void too_many_requests_to_the_blogs_api_get_an_answer_that_its_programs_read() throws Exception {
        String host = "Host: " + URI.create(Blog.URL).getAuthority() + "\r\n";
        String start = "POST /wp-comments-post.php HTTP/1.1\r\n" + host + "Content-Length: 10000\r\n\r\nx";
        try (SlowSenders senders = SlowSenders.start(OtherAddress.DOOR, 8443, OtherAddress.FROM, 20, start)) {
            await().atMost(PATIENCE).until(senders::turnedAway, equalTo(14));
            RawRequest.Answer answer = RawRequest.whole(
                    OtherAddress.DOOR,
                    8443,
                    OtherAddress.FROM,
                    "POST /wp-json/wp/v2/posts HTTP/1.1\r\n" + host
                            + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Content-Type")).contains("application/json");
            assertThat(answer.header("Retry-After")).contains("60");
            assertThat(answer.text()).contains("\"code\":\"too_many_requests\"").contains("\"data\":{\"status\":429}");
        }
    }

    /** @return the line of a header by which this author is known */
    private static String author(String name) {
        String login = name + System.nanoTime();
        String password = Blog.wordpress("$id = wp_insert_user(['user_login' => '" + login
                + "', 'user_pass' => wp_generate_password(), 'role' => 'author']);"
                + " echo WP_Application_Passwords::create_new_application_password($id, ['name' => 'suite'])[0];");
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String upload(String path, String caller) {
        return "POST " + path + " HTTP/1.1\r\nHost: " + URI.create(Blog.URL).getAuthority() + "\r\n" + caller
                + "\r\nContent-Length: 30000000\r\nContent-Type: image/png\r\n\r\nx";
    }

    /** The status for a text of 200 KB. */
    private static int uploaded(String caller) {
        return Blog.visitor()
                .header("Authorization", caller.substring("Authorization: ".length()))
                .header("Content-Disposition", "attachment; filename=suite.txt")
                .contentType("text/plain")
                .body("x".repeat(200_000))
                .post("/wp-json/wp/v2/media")
                .statusCode();
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
        ReverseProxyIT.counted(reason, 1);
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
