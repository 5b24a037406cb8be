package io.totem.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.totem.platform.testing.RouteWalk;
import io.totem.standalone.testing.TotemProcess;
import io.totem.standalone.testing.Visitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesIT {

    @TempDir
    static Path folder;

    private static TotemProcess totem;

    @BeforeAll
    static void start() {
        totem = TotemProcess.start(folder.resolve("data"));
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = totem.port();
    }

    @AfterAll
    static void stop() {
        RestAssured.reset();
        totem.close();
    }

    @Test
    void every_route_but_the_open_ones_is_closed_to_a_stranger() {
        List<RouteWalk.Answer> open = RouteWalk.asStranger(routes()).stream()
                .filter(answer -> answer.status() != 401 && answer.status() != 403)
                .filter(answer -> !isOpen(answer.path()))
                .toList();
        assertThat(open).isEmpty();
    }

    @Test
    void the_walk_meets_every_service() {
        assertThat(routes().keySet())
                .anyMatch(path -> path.startsWith("/api/metrics"))
                .anyMatch(path -> path.startsWith("/api/processes"))
                .anyMatch(path -> path.startsWith("/api/logs"))
                .anyMatch(path -> path.startsWith("/api/doctor"))
                .contains("/login", "/password", "/logout");
    }

    @Test
    void what_the_framework_adds_is_closed_too() {
        for (String path : List.of("/q/health", "/q/metrics", "/q/openapi", "/q/health/ready", "/q//metrics", "/q/x")) {
            assertThat(RestAssured.get(path).statusCode()).as(path).isIn(400, 401, 404);
        }
        for (String path : List.of("/q/swagger-ui", "/q/dev-ui", "/q/arc")) {
            assertThat(RestAssured.get(path).statusCode()).as(path).isIn(401, 404);
        }
    }

    @Test
    void the_question_of_a_proxy_is_answered_only_where_there_is_one() {
        assertThat(RestAssured.get("/internal/session").statusCode()).isEqualTo(404);
    }

    @Test
    void a_page_leads_a_browser_to_the_login_and_an_api_answers_401() {
        try (Visitor stranger = new Visitor(totem)) {
            assertThat(stranger.get("/password").headers().firstValue("Location"))
                    .contains("/login?next=%2Fpassword");
            assertThat(stranger.with("Accept", "application/json")
                            .get("/api/metrics/snapshot")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void health_says_up_or_down_to_anyone_and_nothing_more() {
        for (String service : List.of("metrics", "process-policy", "log-stream", "site-doctor", "dashboard")) {
            RestAssured.get("/health/" + service).then().statusCode(200);
            assertThat(RestAssured.get("/health/" + service).asString()).isEqualTo("{\"status\":\"UP\"}");
        }
        RestAssured.get("/health/nothing").then().statusCode(404);
    }

    private static boolean isOpen(String path) {
        return path.equals("/login")
                || path.equals("/favicon.ico")
                || path.startsWith("/assets/")
                || path.startsWith("/health/");
    }

    private static Map<String, Map<String, Object>> routes() {
        String token = TotemProcess.run(folder.resolve("data"), Map.of(), "token", "admin")
                .output()
                .strip();
        return RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
    }
}
