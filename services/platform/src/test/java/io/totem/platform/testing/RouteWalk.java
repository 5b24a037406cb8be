package io.totem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Walks every route a running service says it has (its OpenAPI document) without a token and tells which answer.
 * The document is read with an admin's token where it is closed.
 */
public final class RouteWalk {

    /** One route and what a stranger got from it. */
    public record Answer(String method, String path, int status) {}

    private RouteWalk() {}

    /** Without {@code /health/{service}}, which every service has and which is open to all. */
    public static List<Answer> behindTheDoor(Map<String, Map<String, Object>> paths) {
        return asStranger(paths).stream()
                .filter(answer -> !answer.path().equals("/health/{service}"))
                .toList();
    }

    /** @param paths of the OpenAPI document */
    public static List<Answer> asStranger(Map<String, Map<String, Object>> paths) {
        List<Answer> answers = new ArrayList<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(method ->
                        List.of("get", "post", "put", "delete", "patch", "head").contains(method))
                .forEach(method -> {
                    String concrete = path.replaceAll("\\{[^}]+}", "x");
                    Response response = RestAssured.given()
                            .redirects()
                            .follow(false)
                            .contentType("application/json")
                            .request(method, concrete);
                    answers.add(new Answer(method, path, response.statusCode()));
                }));
        assertThat(answers).as("routes found in the OpenAPI document").isNotEmpty();
        return answers;
    }
}
