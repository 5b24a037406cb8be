package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are made to be read in two ways, or by nobody: nginx answers them itself. */
class ReverseProxyAttackIT {

    private static final URI TOTEM = URI.create(Stack.URL);
    private static final URI BLOG = URI.create(Blog.URL);
    private static final String HOST = "Host: " + TOTEM.getAuthority() + "\r\n";
    private static final String CLOSE = "Connection: close\r\n\r\n";

    /** Lengths and encodings that a server and a proxy have been known to read differently. */
    static Stream<String> framings() {
        return Stream.of(
                        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /internal/session HTTP/1.1\r\n",
                        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
                        "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                        "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
                        "Content-Length: 5, 5\r\n\r\nabcde",
                        "Content-Length: -1\r\n\r\n",
                        "Content-Length: +3\r\n\r\nabc",
                        "Content-Length: 0x3\r\n\r\nabc",
                        "Content-Length: 99999999999999999999999\r\n\r\n",
                        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                        "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
                        "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                        "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
                        "Content-Length: 0\r\n folded: x\r\n\r\n",
                        "Host: evil.example\r\n\r\n",
                        "X-Nothing: a\u0000b\r\n\r\n")
                .map(rest -> "Content-Type: application/x-www-form-urlencoded\r\n" + rest);
    }

    @ParameterizedTest
    @MethodSource("framings")
    void a_body_whose_end_can_be_read_in_two_ways_is_refused_with_one_answer(String rest) {
        for (URI at : List.of(TOTEM, BLOG)) {
            String path = at == TOTEM ? "/login" : "/wp-comments-post.php";
            RawRequest.Answer answer =
                    RawRequest.whole(at, "POST " + path + " HTTP/1.1\r\nHost: " + at.getAuthority() + "\r\n" + rest);
            assertThat(answer.status()).as(answer.text()).isIn(400, 413, 501);
            assertThat(answer.text().split("HTTP/1\\.1 ", -1)).hasSize(2);
            assertRefusedByNginx(answer);
        }
    }

    /** The line of a request, or more of it. */
    static Stream<String> unreadable() {
        return Stream.of(
                "GARBAGE",
                "get /login HTTP/1.1",
                "GET login HTTP/1.1",
                "GET /login HTTP/9.9",
                "GET /login\u0001 HTTP/1.1",
                "GET /login\u0000 HTTP/1.1",
                "GET /login%00 HTTP/1.1",
                "GET /login%zz HTTP/1.1",
                "GET /login?a=%00 HTTP/1.1",
                "GET /login#x HTTP/1.1",
                "GET /" + "a".repeat(9_000) + " HTTP/1.1",
                "GET /login?" + "a".repeat(9_000) + " HTTP/1.1",
                "GET /login HTTP/1.1\r\nX-Long: " + "x".repeat(40_000),
                "GET /login HTTP/1.1\r\n" + "X-Many: x\r\n".repeat(4_000) + "X: y",
                "GET /login HTTP/1.1\r\nHost: evil.example",
                "GET https://evil.example/login HTTP/1.1",
                "GET https://127.0.0.1/login HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "TRACE /login HTTP/1.1",
                "CONNECT localhost:443 HTTP/1.1",
                "CONNECT /login HTTP/1.1");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_cannot_be_read_is_refused_by_nginx_itself_and_never_500(String line) {
        RawRequest.Answer answer = RawRequest.whole(TOTEM, line + "\r\n" + HOST + CLOSE);
        // A name that is not ours gets no answer at all.
        assertThat(answer.status()).as(answer.text()).isIn(0, 400, 405, 414, 421, 431, 505);
        if (answer.status() != 0) {
            assertRefusedByNginx(answer);
        }
    }

    private static void assertRefusedByNginx(RawRequest.Answer answer) {
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Content-Security-Policy")).isPresent();
        assertThat(answer.header("Server")).contains("nginx");
        assertThat(answer.body()).contains("lang=\"ko\"").doesNotContain("errorCode", "Exception", "<center>");
    }

    /** What nginx words itself is read by a program there. */
    static Stream<Arguments> refusalsOfTheApi() {
        String path = "/api/metrics/snapshot";
        return Stream.of(
                arguments(400, "BAD_REQUEST", "GET " + path + ";x HTTP/1.1\r\n"),
                arguments(400, "BAD_REQUEST", "GET " + path + "?a=%00 HTTP/1.1\r\n"),
                arguments(400, "BAD_REQUEST", "GET " + path + " HTTP/1.1\r\nContent-Length: x\r\n"),
                arguments(400, "BAD_REQUEST", "GET " + path + " HTTP/1.1\r\nContent-Length: 5\r\n"),
                arguments(404, "NOT_FOUND", "GET /api/.env HTTP/1.1\r\n"),
                arguments(404, "NOT_FOUND", "GET /api/x.php HTTP/1.1\r\n"),
                arguments(405, "METHOD_NOT_ALLOWED", "TRACE " + path + " HTTP/1.1\r\n"),
                arguments(413, "TOO_LARGE", "POST /api/rules HTTP/1.1\r\nContent-Length: 200000\r\n"),
                arguments(413, "TOO_LARGE", "POST /api/policies/import HTTP/1.1\r\nContent-Length: 3000000\r\n"),
                arguments(414, "URI_TOO_LONG", "GET " + path + "?" + "a".repeat(5_000) + " HTTP/1.1\r\n"),
                arguments(431, "HEADER_TOO_LARGE", "GET " + path + " HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n"),
                arguments(501, "BAD_REQUEST", "POST " + path + " HTTP/1.1\r\nTransfer-Encoding: x\r\n"));
    }

    @ParameterizedTest
    @MethodSource("refusalsOfTheApi")
    void below_api_every_refusal_is_a_problem_in_both_languages(int status, String code, String request) {
        RawRequest.Answer answer = RawRequest.whole(TOTEM, request + HOST + CLOSE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        JsonPath problem = problem(answer);
        assertThat(problem.getString("type")).isEqualTo("about:blank");
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("errorCode")).isEqualTo(code);
        assertThat(problem.getString("detail")).containsPattern("[a-z]{2}").containsPattern("[가-힣]{2}");
    }

    /** The blog's programs know WordPress' form of an error. */
    @ParameterizedTest
    @CsvSource({
        "404, rest_no_route, /wp-json/wp/v2/posts?a=%00, ''",
        "400, bad_request, /wp-json/%0a, ''",
        "404, rest_no_route, /wp-json/.env, ''",
        "413, rest_upload_file_too_big, /wp-json/wp/v2/media, 99000000",
        "401, rest_not_logged_in, /wp-json/wp/v2/media, 30000000",
        "413, rest_upload_file_too_big, /?rest_route=/wp/v2/posts, 200000"
    })
    void below_wp_json_every_refusal_is_one_of_wordpress(int status, String code, String path, String length) {
        String body = length.isEmpty() ? "" : "Content-Length: " + length + "\r\n";
        RawRequest.Answer answer = RawRequest.whole(
                BLOG,
                (length.isEmpty() ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: " + BLOG.getAuthority() + "\r\n"
                        + body + CLOSE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(problem(answer).getString("code")).isEqualTo(code);
        assertThat(problem(answer).getString("message")).containsPattern("[가-힣]{2}");
        assertThat(problem(answer).getInt("data.status")).isEqualTo(status);
    }

    private static JsonPath problem(RawRequest.Answer answer) {
        return JsonPath.from(new String(answer.body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    @Test
    void what_speaks_no_tls_gets_a_page_with_the_headers() {
        String answer = Docker.run("curl", "-si", Stack.URL.replace("https", "http") + "/login")
                .text();
        assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("x-content-type-options: nosniff");
    }

    @Test
    void what_a_client_says_of_its_own_way_is_not_believed() {
        String request = "POST /login HTTP/1.1\r\n" + HOST + "Origin: " + Stack.URL + "\r\n"
                + "X-Forwarded-For: 203.0.113.9\r\nX-Real-IP: 203.0.113.9\r\nForwarded: for=203.0.113.9;proto=http;host=evil.example\r\n"
                + "X-Forwarded-Proto: http\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Port: 1\r\nX-Forwarded-Prefix: /evil\r\n"
                + "X-Forwarded-Ssl: off\r\nX-Original-URL: /internal/session\r\nX-Rewrite-URL: /internal/session\r\n"
                + "X-HTTP-Method-Override: GET\r\nX-Totem-Token: x\r\nX-Totem-Method: GET\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 27\r\nConnection: close\r\n\r\nname=forwarded&password=bad";
        RawRequest.Answer answer = RawRequest.whole(TOTEM, request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.text()).doesNotContain("evil");
        String log = Docker.run("docker", "logs", "--tail", "50", Docker.container("dashboard"))
                .text();
        assertThat(log).contains("forwarded").doesNotContain("203.0.113.9");
    }

    /** Who reads the log believes what stands at the beginning of a line. */
    @ParameterizedTest
    @ValueSource(strings = {"%0a", "%0d%0a", "%0A", "%1b%0a", "%0b", "%7f%0a"})
    void nobody_writes_a_line_of_his_own_into_the_log(String newline) {
        String forged = "forged-" + System.nanoTime();
        for (URI at : List.of(TOTEM, BLOG)) {
            for (String path : List.of(
                    "/x" + newline + forged,
                    "/x.png" + newline + forged,
                    "/x.php" + newline + forged + ".php",
                    "/" + newline + forged + "/" + "a".repeat(300),
                    "/wp-admin/" + newline + forged + ".php")) {
                RawRequest.Answer answer = RawRequest.whole(
                        at, "GET " + path + " HTTP/1.1\r\nHost: " + at.getAuthority() + "\r\n" + CLOSE);
                assertThat(answer.status()).isIn(400, 404);
            }
        }
        ReverseProxyIT.logged(forged);
        assertThat(Docker.run("docker", "logs", "--tail", "200", Docker.container("nginx"))
                        .text()
                        .lines())
                .noneMatch(line -> line.startsWith(forged));
    }
}
