package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in: TLS, names, headers, routes and sessions. */
class ReverseProxyIT {

    private static final Map<String, List<String>> ROUTES = Map.of(
            "metrics", List.of("/api/metrics/snapshot", "/api/metrics/history", "/api/metrics/stream", "/api/services"),
            "process-policy", List.of("/api/processes", "/api/policies", "/api/rules", "/api/audit", "/api/containers"),
            "log-stream",
                    List.of(
                            "/api/logs/sources",
                            "/api/logs/tail",
                            "/api/logs/stream",
                            "/api/logs/recent",
                            "/api/logs/refused"),
            "site-doctor", List.of("/api/doctor/targets"));

    /** The counts are five seconds old at most, the Overview six. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Map<String, String> WORDS = Map.of(
            "dotfile", "숨은 파일",
            "traversal", "상위 폴더로 빠져나가려는 주소 (../)",
            "scanner", "취약점 탐색에만 쓰이는 주소");

    static Stream<String> routes() {
        return ROUTES.values().stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void without_a_session_every_route_is_closed_at_nginx(String route) {
        Stack.visitor().get(route).then().statusCode(401).body("errorCode", equalTo("NOT_LOGGED_IN"));
        Stack.visitor().cookie(Stack.COOKIE, "garbage").get(route).then().statusCode(401);
        Stack.visitor()
                .header("Authorization", "Bearer e30.e30.e30")
                .get(route)
                .then()
                .statusCode(401);
    }

    @Test
    void without_a_token_every_route_is_closed_at_each_service_itself() {
        ROUTES.forEach((service, routes) -> routes.forEach(route -> {
            String url = Relay.to(service, 8080) + route;
            RestAssured.given().get(url).then().statusCode(401);
            RestAssured.given()
                    .header("Authorization", "Bearer e30.e30.e30")
                    .get(url)
                    .then()
                    .statusCode(401);
            RestAssured.given().cookie(Stack.COOKIE, "garbage").get(url).then().statusCode(401);
        }));
    }

    @Test
    void the_question_who_is_asking_is_not_open_to_the_world() {
        for (String path : List.of("/internal/session", "/internal/", "/internal/session/", "/%69nternal/session")) {
            Stack.admin().urlEncodingEnabled(false).get(path).then().statusCode(404);
        }
    }

    @Test
    void a_garbage_cookie_still_reaches_the_login_page() {
        Stack.visitor().cookie(Stack.COOKIE, "garbage").get("/login").then().statusCode(200);
        Stack.visitor()
                .cookie(Stack.COOKIE, "garbage")
                .header("Accept", "text/html")
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login"));
    }

    @Test
    void an_admin_sees_pages_and_data() {
        Stack.admin()
                .header("Accept", "text/html")
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("TOTEM"));
        for (String route : List.of(
                "/api/metrics/snapshot",
                "/api/services",
                "/api/processes",
                "/api/policies",
                "/api/rules",
                "/api/audit",
                "/api/containers",
                "/api/logs/sources",
                "/api/doctor/targets")) {
            Stack.admin().get(route).then().statusCode(200).body("node", notNullValue());
        }
    }

    @Test
    void a_change_from_another_origin_is_refused() {
        Stack.visitor()
                .cookie(Stack.COOKIE, Stack.session())
                .header("Origin", "https://elsewhere.example")
                .contentType("application/json")
                .body("{}")
                .post("/api/policies")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @FieldSource("io.totem.stack.Docker#SERVICES")
    void the_health_of_every_container_is_told_to_anyone_and_nothing_more(String service) {
        Stack.visitor().get("/health/" + service).then().statusCode(200).body(equalTo("{\"status\":\"UP\"}"));
    }

    @Test
    void a_container_that_is_not_ours_has_no_health_here() {
        Stack.visitor().get("/health/somebody").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/nowhere", "/.env", "/api/metrics/snapshot", "/health/nginx"})
    void every_answer_has_the_headers_once(String path) {
        var headers = Stack.visitor().get(path).headers();
        for (String name : List.of(
                "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")) {
            assertThat(headers.getValues(name)).as(name + " of " + path).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.env", "/.git/config", "/wp-login.php", "/phpmyadmin/", "/a/..%2fetc/passwd", "/x.php"})
    void what_only_attackers_ask_for_is_refused_and_logged_with_the_reason(String path) {
        Stack.visitor().urlEncodingEnabled(false).get(path).then().statusCode(404);
        logged("refused: (dotfile|traversal|scanner) \"GET " + Pattern.quote(path));
    }

    @ParameterizedTest
    @CsvSource({"/.ssh/id_rsa, dotfile", "/a/..%2fetc/passwd, traversal", "/wp-login.php, scanner"})
    void what_is_refused_is_counted_by_reason_and_shown_on_the_overview(String path, String reason) {
        long before = countOf(reason);
        for (int i = 0; i < 3; i++) {
            Stack.visitor().urlEncodingEnabled(false).get(path).then().statusCode(404);
        }
        counted(reason, before + 3);
        await().atMost(PATIENCE)
                .untilAsserted(() -> Stack.admin()
                        .header("Accept", "text/html")
                        .header("Accept-Language", "ko")
                        .get("/")
                        .then()
                        .statusCode(200)
                        .body(containsString("nginx가 막은 요청"))
                        .body(containsString(WORDS.get(reason))));
    }

    @Test
    void paths_that_leave_the_root_too_large_headers_and_unknown_names_are_counted() {
        Map<String, Long> before = counts();
        for (String protocol : List.of("--http1.1", "--http2")) {
            Docker.run("curl", "-sk", protocol, "--path-as-is", Stack.URL + "/../../etc/passwd");
            tooLargeAHeader(protocol);
            Docker.run("curl", "-sk", protocol, "-H", "Host: evil.example", Stack.URL);
        }
        tooLargeAHeader("--http1.1");
        for (String reason : List.of("header", "host")) {
            counted(reason, before.getOrDefault(reason, 0L) + 2);
        }
        await().atMost(PATIENCE)
                .until(() -> countOf("traversal") + countOf("malformed")
                        >= before.getOrDefault("traversal", 0L) + before.getOrDefault("malformed", 0L) + 2);
    }

    /** Such a connection of HTTP/2 ends without an answer, before any limit is asked: one in 16 has its line. */
    @Test
    void too_large_headers_that_get_no_answer_are_counted_now_and_then() {
        long before = countOf("header");
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            IntStream.range(0, 30).forEach(_ -> tooLargeAHeader("--http2"));
            return countOf("header") > before;
        });
    }

    private static void tooLargeAHeader(String protocol) {
        Docker.run("curl", "-sk", protocol, "-H", "X-Large: " + "x".repeat(20_000), Stack.URL + "/login");
    }

    @Test
    void what_was_answered_is_not_counted_whatever_the_stranger_calls_itself() {
        Map<String, Long> before = counts();
        Stack.visitor()
                .header("User-Agent", "refused: scanner \\n1.1.1.1 - [2026-11-21T00:00:00+00:00] refused: slow ")
                .get("/login")
                .then()
                .statusCode(200);
        Stack.visitor().urlEncodingEnabled(false).get("/.env").then().statusCode(404);
        counted("scanner", before.getOrDefault("scanner", 0L) + 1);
        assertThat(countOf("scanner")).isEqualTo(before.getOrDefault("scanner", 0L) + 1);
        assertThat(countOf("slow")).isEqualTo(before.getOrDefault("slow", 0L));
    }

    @Test
    void whoever_names_an_unknown_host_is_counted_once_and_who_speaks_no_tls_as_broken() {
        Map<String, Long> before = counts();
        Docker.run("curl", "-sk", "-H", "Host: evil.example", Stack.URL + "/.env");
        Docker.run("curl", "-s", Stack.URL.replace("https", "http") + "/login");
        counted("host", before.getOrDefault("host", 0L) + 1);
        counted("malformed", before.getOrDefault("malformed", 0L) + 1);
        assertThat(countOf("host")).isEqualTo(before.getOrDefault("host", 0L) + 1);
        assertThat(countOf("scanner")).isEqualTo(before.getOrDefault("scanner", 0L));
    }

    static void logged(String pattern) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Docker.run("docker", "logs", "--tail", "20", Docker.container("nginx"))
                                .text())
                        .containsPattern(pattern));
    }

    static void counted(String reason, long atLeast) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(countOf(reason)).isGreaterThanOrEqualTo(atLeast));
    }

    private static long countOf(String reason) {
        return counts().getOrDefault(reason, 0L);
    }

    private static Map<String, Long> counts() {
        List<Map<String, Object>> reasons =
                Stack.admin().get("/api/logs/refused").jsonPath().getList("reasons");
        return reasons.stream()
                .collect(Collectors.toMap(
                        entry -> (String) entry.get("reason"), entry -> ((Number) entry.get("count")).longValue()));
    }

    @Test
    void plain_http_only_leads_to_https() {
        RestAssured.given()
                .redirects()
                .follow(false)
                .get(Stack.PLAIN_URL + "/processes?a=b")
                .then()
                .statusCode(308)
                .header("Location", Stack.URL + "/processes?a=b");
    }

    @Test
    void an_unknown_name_gets_no_answer_and_the_log_names_the_setting() {
        assertThat(Docker.run("curl", "-sk", Stack.URL, "-H", "Host: evil.example")
                        .code())
                .isNotZero();
        logged("host \"evil\\.example\" is not in HOSTS");
    }

    @Test
    void old_tls_is_refused() {
        assertThat(Docker.run("curl", "-sk", "--tls-max", "1.1", Stack.URL + "/login")
                        .code())
                .isNotZero();
        assertThat(Docker.run("curl", "-sk", "--tlsv1.2", "--tls-max", "1.2", "-o", "/dev/null", Stack.URL + "/login")
                        .code())
                .isZero();
        assertThat(Docker.run(
                                "curl",
                                "-sk",
                                "--tlsv1.3",
                                "-o",
                                "/dev/null",
                                "-w",
                                "%{http_version}",
                                Stack.URL + "/login")
                        .text())
                .isEqualTo("2");
    }

    @Test
    void what_is_too_large_is_refused() {
        Stack.visitor().body(new byte[3 << 20]).post("/login").then().statusCode(413);
        Docker.Result answer =
                Docker.run("curl", "-sik", "--http1.1", "-H", "X-Large: " + "x".repeat(20_000), Stack.URL + "/login");
        assertThat(answer.text()).startsWith("HTTP/1.1 431").contains("Check the address, delete this site's cookies");
    }
}
