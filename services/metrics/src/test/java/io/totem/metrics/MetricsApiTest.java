package io.totem.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.totem.platform.caller.Role;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.RouteWalk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
class MetricsApiTest {

    @TestHTTPResource("/api/metrics/stream")
    URL stream;

    @Test
    void the_first_snapshot_holds_real_rates() {
        viewer().get("/api/metrics/snapshot")
                .then()
                .statusCode(200)
                .body("node", notNullValue())
                .body("takenAt", matchesPattern("\\d{4}-.*Z"))
                .body("intervalMillis", greaterThan(0))
                .body("cpu.cpuPercent", notNullValue())
                .body("cpu.perCorePercent", hasSize(Runtime.getRuntime().availableProcessors()))
                .body("cpu.load", hasSize(3))
                .body("host.uptime", matchesPattern("\\d+D\\+\\d\\d:\\d\\d"))
                .body("self.residentBytes", greaterThan(10 << 20));
    }

    @Test
    void memory_is_what_meminfo_says_within_one_percent() throws IOException {
        long total = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();

        long answered = viewer().get("/api/metrics/snapshot").jsonPath().getLong("memory.totalBytes");

        assertThat(answered).isCloseTo(total, Percentage.withPercentage(1));
    }

    @Test
    void the_stream_begins_with_the_snapshot_that_is_there_and_goes_on_with_newer_ones()
            throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(URI.create(stream.toString()))
                            .header("Authorization", "Bearer " + InternalTokens.viewer())
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                assertThat(line).startsWith(":");
                while (ids.size() < 3 && (line = lines.readLine()) != null) {
                    if (line.startsWith("id:")) {
                        ids.add(line.substring("id:".length()).strip());
                    }
                }
            }
            client.shutdownNow();
        }
        assertThat(ids).hasSize(3).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void the_stream_ends_when_the_token_does() throws IOException, InterruptedException {
        Duration lifetime = Duration.ofSeconds(3);
        String token = InternalTokens.token("vera", Role.VIEWER.groups(), lifetime);
        long began = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(stream.toString()))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(30))
                    .build();
            String whole =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            assertThat(whole).contains("id:");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(lifetime.plusSeconds(3));
    }

    @Test
    void history_has_one_value_or_gap_for_each_moment_in_every_series() {
        // The first slot ends five seconds after the first measurement at the latest.
        JsonPath answer = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> viewer().get("/api/metrics/history?range=5m")
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        history -> history.getList("series.cpuPercent").stream().anyMatch(Objects::nonNull));

        assertThat(answer.getLong("stepMillis")).isEqualTo(5000);
        assertThat(answer.getList("at")).hasSize(60);
        Map<String, List<Object>> series = answer.getMap("series");
        assertThat(series)
                .containsOnlyKeys(
                        "cpuPercent",
                        "memoryUsedPercent",
                        "load1",
                        "receiveBytesPerSecond",
                        "transmitBytesPerSecond",
                        "diskReadBytesPerSecond",
                        "diskWriteBytesPerSecond");
        assertThat(series.values()).allSatisfy(values -> assertThat(values).hasSize(60));
        assertThat(series.get("cpuPercent").getFirst()).as("before the start").isNull();
    }

    @Test
    void a_range_nobody_knows_is_400_and_names_the_allowed_ones() {
        viewer().get("/api/metrics/history?range=2y")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errorCode", equalTo("RANGE_UNKNOWN"))
                .body("detail", containsString("5m, 15m, 1h, 6h, 24h"))
                .body("errors[0].field", equalTo("range"));
    }

    @Test
    void services_say_what_they_are_and_how_their_state_is_known() {
        viewer().get("/api/services")
                .then()
                .statusCode(200)
                .body("node", notNullValue())
                .body("source", oneOf("systemd", "processes"))
                .body("sourceText.ko", notNullValue())
                .body("services.name", hasItems("sshd", "own-probe"))
                .body("services.find { it.name == 'own-probe' }.state", equalTo("inactive"))
                .body("services.find { it.name == 'own-probe' }.since", nullValue())
                .body("services.find { it.name == 'own-probe' }.stateText.ko", containsString("설치되어 있지"));
    }

    @Test
    void a_service_may_read_and_a_token_without_a_group_may_not() {
        as(InternalTokens.service()).get("/api/metrics/snapshot").then().statusCode(200);
        as(InternalTokens.token("nobody", List.of()))
                .get("/api/metrics/snapshot")
                .then()
                .statusCode(403);
    }

    @Test
    void no_route_answers_a_stranger() {
        var paths = given().accept("application/json")
                .get("/q/openapi")
                .jsonPath()
                .<String, Map<String, Object>>getMap("paths");

        assertThat(paths)
                .containsKeys("/api/metrics/snapshot", "/api/metrics/stream", "/api/metrics/history", "/api/services");
        assertThat(RouteWalk.behindTheDoor(paths)).isNotEmpty().allMatch(answer -> answer.status() == 401);
    }

    @Test
    void readiness_says_that_the_machine_is_measured() {
        viewer().get("/api/metrics/snapshot").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'metrics' }.status", equalTo("UP"));
    }

    private static RequestSpecification viewer() {
        return as(InternalTokens.viewer());
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).header("Accept-Language", "en");
    }
}
