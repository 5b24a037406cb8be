package io.totem.logs;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.totem.platform.testing.InternalTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(LogFolder.class)
class RecentHttpTest {

    @BeforeAll
    static void logs() throws IOException {
        Files.writeString(LogFolder.root().resolve("open/recent.log"), """
                2027-01-01T00:00:01Z web-1 app[1]: error: open one
                2027-01-01T00:00:02Z web-1 app[1]: nothing to see
                2027-01-01T00:00:03Z web-1 app[1]: warning: open two
                """);
        Files.writeString(
                LogFolder.root().resolve("recent.log"), "2027-01-01T00:00:04Z web-1 app[1]: error: closed three\n");
        for (int i = 0; i < 20; i++) {
            Path dropped = LogFolder.drop().resolve("flood-" + i + ".log");
            Files.writeString(dropped, "2027-01-02T00:00:00Z web-1 app[1]: error: dropped\n");
            Files.setLastModifiedTime(dropped, FileTime.from(Instant.parse("2027-01-02T00:00:00Z")));
        }
    }

    @Test
    void dropped_files_crowd_out_nothing_however_many_and_however_new_they_claim_to_be() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> recent(InternalTokens.operator(), "?lines=100")
                        .statusCode(200)
                        .body("items.line.text", hasItem(containsString("closed three")))
                        .body("items.line.text", not(hasItem(containsString("dropped")))));
    }

    @Test
    void one_log_that_is_filled_with_errors_leaves_the_others_their_place() throws IOException {
        Path noisy = LogFolder.root().resolve("noisy.log");
        Files.writeString(noisy, "2027-01-01T00:00:09Z web-1 app[1]: error: noise\n".repeat(500));
        try {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> recent(InternalTokens.operator(), "?lines=10")
                            .statusCode(200)
                            .body("items.line.text", hasItem(containsString("noise")))
                            .body("items.line.text", hasItem(containsString("closed three")))
                            .body("items.line.text", hasItem(containsString("open one"))));
        } finally {
            Files.delete(noisy);
        }
    }

    @Test
    void the_newest_grave_lines_of_all_sources_come_newest_first() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> recent(InternalTokens.operator(), "?lines=3")
                        .statusCode(200)
                        .body("level", equalTo("warn"))
                        .body("items.line.text", hasSize(3))
                        .body("items[0].line.text", containsString("closed three"))
                        .body("items[0].source", equalTo("file:" + LogFolder.root() + "/recent.log"))
                        .body("items[0].name", equalTo("recent.log"))
                        .body("items.line.level", contains("error", "warn", "error"))
                        .body(
                                "items.line.at",
                                contains("2027-01-01T00:00:04Z", "2027-01-01T00:00:03Z", "2027-01-01T00:00:01Z")));
    }

    @Test
    void viewers_and_background_calls_get_only_what_viewers_may_open() {
        for (String token : new String[] {InternalTokens.viewer(), InternalTokens.service()}) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> recent(token, "")
                            .statusCode(200)
                            .body("items.line.text", hasItem(containsString("open two")))
                            .body("items.source", everyItem(containsString("/open/")))
                            .body("items.line.text", not(hasItem(containsString("closed")))));
        }
    }

    @Test
    void a_level_leaves_the_lesser_out() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> recent(InternalTokens.viewer(), "?level=error")
                        .body("items.line.text", hasItem(containsString("open one")))
                        .body("items.line.level", everyItem(equalTo("error"))));
    }

    @Test
    void bad_parameters_are_400_naming_each() {
        recent(InternalTokens.viewer(), "?level=info&lines=101")
                .statusCode(400)
                .body("errors.field", contains("lines", "level"))
                .body("errors[0].why", containsString("1 to 100"));
        given().get("/api/logs/recent").then().statusCode(401);
    }

    @Test
    void the_service_is_ready_when_there_is_something_to_read() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'log-stream' }.status", equalTo("UP"));
    }

    private static ValidatableResponse recent(String token, String query) {
        return given().header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .get("/api/logs/recent" + query)
                .then();
    }
}
