package io.totem.policy.top;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import io.totem.policy.known.ProcessPolicies;
import io.totem.policy.top.TopTimes.Span;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class TopApiTest {

    private static final Instant THEN = Instant.parse("2026-03-01T10:30:00Z");

    @Inject
    ProcessPolicies dictionary;

    @Inject
    TopStore store;

    @BeforeEach
    void the_store_answers() {
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
    }

    @Test
    void a_spike_can_be_asked_who_it_was() {
        store.put(new TopTimes(THEN, Span.MINUTE, 3, List.of(eater(250)), List.of(eater(250)), List.of()));
        ask("2026-03-01T10:31:59Z")
                .statusCode(200)
                .body("span", equalTo("minute"))
                .body("at", equalTo("2026-03-01T10:30:00Z"))
                .body("ioHidden", equalTo(3))
                .body("cpu[0].name", equalTo("eater"))
                .body("cpu[0].identity", equalTo("b:7:1"))
                .body("cpu[0].cpuPercent", equalTo(250.0f));
    }

    @Test
    void where_no_minute_is_kept_the_hour_answers_and_beyond_that_it_is_404() {
        store.put(new TopTimes(
                Instant.parse("2026-02-01T05:00:00Z"), Span.HOUR, 0, List.of(eater(5)), List.of(), List.of()));
        ask("2026-02-01T05:59:00Z").statusCode(200).body("span", equalTo("hour"));
        ask("2026-02-01T06:00:00Z").statusCode(404).body("errorCode", equalTo("TOP_UNKNOWN"));
        ask("yesterday").statusCode(400).body("errors[0].field", equalTo("at"));
        given().get("/api/processes/top").then().statusCode(401);
    }

    @Test
    void what_is_older_than_it_is_kept_is_removed() {
        Instant old = Instant.parse("2025-01-01T00:00:00Z");
        store.put(new TopTimes(old, Span.MINUTE, 0, List.of(), List.of(), List.of()));
        store.put(new TopTimes(old, Span.HOUR, 0, List.of(), List.of(), List.of()));
        store.prune(old.plus(Duration.ofHours(25)));
        assertThat(store.newest(Span.MINUTE, old, old)).isEmpty();
        assertThat(store.newest(Span.HOUR, old, old)).isPresent();
        store.prune(old.plus(Duration.ofDays(8)));
        assertThat(store.newest(Span.HOUR, old, old)).isEmpty();
    }

    private static TopProcess eater(double cpu) {
        return new TopProcess("b:7:1", 7, "eater", "kim", Optional.empty(), cpu, 1_000, 1, 0, 0);
    }

    private static ValidatableResponse ask(String at) {
        return given().header("Authorization", "Bearer " + InternalTokens.viewer())
                .queryParam("at", at)
                .get("/api/processes/top")
                .then();
    }
}
