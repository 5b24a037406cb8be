package io.totem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sends to every route of a running service, by its OpenAPI document, values that each of its parameters cannot have. The answer
 * is always 400 with a problem. An empty value is no value.
 */
public final class ParameterWalk {

    private static final Map<String, List<String>> WRONG = Map.of(
            "integer", List.of("x", "1.5", "-1", "2147483648", "99999999999999999999", "1;drop"),
            "boolean", List.of("x", "0", "1", "TRUE", "yes"),
            "string", List.of("\u007fnonsense\u202e"));

    private static final int PATIENCE_MILLIS = 10_000;

    private final Map<String, String> given = new HashMap<>();
    private final Set<String> tried = new TreeSet<>();
    private final List<String> failures = new ArrayList<>();
    private Set<String> free = Set.of();

    /** Names of parameters that take any words. */
    public ParameterWalk free(String... names) {
        free = Set.of(names);
        return this;
    }

    /** A value that a parameter has while others are wrong: without it the request would be wrong anyway. */
    public ParameterWalk given(String name, String value) {
        given.put(name, value);
        return this;
    }

    /** @return the names of the parameters that were tried */
    public Set<String> walk() {
        Map<String, Map<String, Object>> paths = asAdmin()
                .accept("application/json")
                .get("/q/openapi")
                .jsonPath()
                .getMap("paths");
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (operation instanceof Map<?, ?> fields && fields.get("parameters") instanceof List<?> parameters) {
                parameters.forEach(parameter -> tryOut(method, path, fields, (Map<?, ?>) parameter));
            }
        }));
        assertThat(failures).isEmpty();
        return tried;
    }

    private void tryOut(String method, String path, Map<?, ?> operation, Map<?, ?> parameter) {
        String name = (String) parameter.get("name");
        String in = (String) parameter.get("in");
        String type = type(parameter);
        if (in.equals("path") || free.contains(name)) {
            return;
        }
        tried.add(name);
        for (String value : WRONG.getOrDefault(type, WRONG.get("string"))) {
            RequestSpecification request = asAdmin();
            given.forEach((other, right) -> {
                if (!other.equals(name) && takes(operation, other)) {
                    request.queryParam(other, right);
                }
            });
            bodyType(operation).ifPresent(request::contentType);
            Response answer = (in.equals("header") ? request.header(name, value) : request.queryParam(name, value))
                    .request(method, path.replaceAll("\\{[^}]+}", "x"));
            if (answer.statusCode() != 400 || !answer.contentType().startsWith("application/problem+json")) {
                failures.add(method + " " + path + " " + name + "=" + value + " -> " + answer.statusCode() + " "
                        + answer.contentType());
            }
        }
    }

    private static String type(Map<?, ?> parameter) {
        Object type = ((Map<?, ?>) parameter.get("schema")).get("type");
        return type instanceof List<?> types ? (String) types.getFirst() : String.valueOf(type);
    }

    private static boolean takes(Map<?, ?> operation, String name) {
        return ((List<?>) operation.get("parameters"))
                .stream().anyMatch(parameter -> name.equals(((Map<?, ?>) parameter).get("name")));
    }

    private static Optional<String> bodyType(Map<?, ?> operation) {
        return operation.get("requestBody") instanceof Map<?, ?> body && body.get("content") instanceof Map<?, ?> types
                ? types.keySet().stream().map(String.class::cast).findFirst()
                : Optional.empty();
    }

    private static RequestSpecification asAdmin() {
        HttpClientConfig client = HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", PATIENCE_MILLIS);
        return RestAssured.given()
                .config(RestAssuredConfig.config().httpClient(client))
                .header("Authorization", "Bearer " + InternalTokens.admin());
    }
}
