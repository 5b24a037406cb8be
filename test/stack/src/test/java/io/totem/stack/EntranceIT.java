package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in: TLS, names, headers, routes and sessions. */
class EntranceIT {

    private static final Map<String, List<String>> ROUTES = Map.of(
            "metrics", List.of("/api/metrics/snapshot", "/api/metrics/history", "/api/metrics/stream", "/api/services"),
            "process-policy", List.of("/api/processes", "/api/policies", "/api/audit", "/api/containers"),
            "log-stream", List.of("/api/logs/sources", "/api/logs/tail", "/api/logs/stream", "/api/logs/recent"));

    static Stream<String> routes() {
        return ROUTES.values().stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void without_a_session_every_route_is_closed_at_nginx(String route) {
        Stack.visitor().get(route).then().statusCode(401).body("errorCode", equalTo("UNAUTHENTICATED"));
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
            String url = "http://" + Docker.addresses(service).getFirst() + ":8080" + route;
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
                "/api/audit",
                "/api/containers",
                "/api/logs/sources")) {
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
    @ValueSource(strings = {"nginx", "dashboard", "metrics", "process-policy", "log-stream", "mongodb", "redis"})
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
        assertThat(Docker.run("docker", "logs", "--tail", "20", Docker.container("nginx"))
                        .text())
                .containsPattern("refused: (dotfile|traversal|scanner) \"GET " + java.util.regex.Pattern.quote(path));
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
        assertThat(Docker.run("docker", "logs", "--tail", "20", Docker.container("nginx"))
                        .text())
                .contains("host \"evil.example\" is not in HOSTS");
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
        Stack.visitor()
                .header("X-Large", "x".repeat(20_000))
                .get("/login")
                .then()
                .statusCode(400);
    }
}
