package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** site-doctor, asked at its own port: nginx and the dashboard may be what is broken. */
final class Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> NOT_CONFIGURED =
            List.of("id", "node", "lastRun", "running", "changedBy", "changedAt");

    private Doctor() {}

    static RequestSpecification asked() {
        return RestAssured.given()
                .baseUri(Relay.to("site-doctor", 8080))
                .header("Authorization", "Bearer " + InternalToken.ofAnAdmin());
    }

    /** Whether process-policy, which reads the engine's files every two seconds, has seen what became of our containers. */
    static boolean knowsTheContainers() {
        Map<String, String> known = RestAssured.given()
                .header("Authorization", "Bearer " + InternalToken.ofAnAdmin())
                .get(Relay.to("process-policy", 8080) + "/api/containers?ours=true&size=100")
                .jsonPath()
                .<Map<String, String>>getList("items")
                .stream()
                .collect(Collectors.toMap(container -> container.get("service"), container -> container.get("state")));
        return Docker.SERVICES.stream()
                .allMatch(service ->
                        Docker.inspect(service).getString("State.Status").equals(known.get(service)));
    }

    static JsonPath targets() {
        return asked().get("/api/doctor/targets").jsonPath();
    }

    static JsonPath target(String id) {
        return asked().get("/api/doctor/targets/" + id).jsonPath();
    }

    /** Another target like one that is there, at another page of the same site. */
    static void target(String id, JsonPath model, String path) {
        Map<String, Object> body = new HashMap<>(model.<String, Object>getMap("$"));
        NOT_CONFIGURED.forEach(body::remove);
        body.put("name", id);
        body.put("url", URI.create(model.getString("url")).resolve(path).toString());
        Response response = asked().contentType(ContentType.JSON).body(body).put("/api/doctor/targets/" + id);
        assertThat(response.statusCode()).as(response.asString()).isIn(200, 201);
    }

    static void forget(String id) {
        asked().delete("/api/doctor/targets/" + id);
    }

    /** One whole run. */
    static JsonPath run(String target) {
        Response started = asked().post("/api/doctor/targets/" + target + "/runs");
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(202);
        String id = started.jsonPath().getString("run.id");
        return await().atMost(PATIENCE)
                .until(
                        () -> asked().get("/api/doctor/runs/" + id).jsonPath(),
                        run -> !"running".equals(run.getString("state")));
    }
}
