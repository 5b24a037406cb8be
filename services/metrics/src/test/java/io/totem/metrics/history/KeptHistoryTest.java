package io.totem.metrics.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.totem.platform.testing.InternalTokens;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The whole service with a Redis that remembers an earlier one. */
@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(value = KeptHistory.class, restrictToAnnotatedClass = true)
class KeptHistoryTest {

    @Test
    void the_history_shows_what_was_measured_before_the_start() {
        await().untilAsserted(() -> {
            JsonPath answer = history();
            int at = answer.getList("at", String.class).indexOf(KeptHistory.WHEN.toString());
            assertThat(answer.getList("series.load1").get(at)).hasToString("42.0");
        });
    }

    @Test
    void what_is_measured_now_is_soon_in_redis() throws Exception {
        String url = ConfigProvider.getConfig().getValue("totem.metrics.redis.url", String.class);
        RedisSettings settings =
                new RedisSettings(Optional.of(url), Optional.of(RedisServer.PASSWORD), Optional.empty());
        try (RedisArchive archive = new RedisArchive(url, settings, KeptHistory.NODE)) {
            long now = Slot.at(Clock.systemUTC().millis());
            await().untilAsserted(() -> {
                List<Slot> slots = archive.read(now - 3, now + 3);
                assertThat(slots).isNotEmpty();
                assertThat(slots.getFirst().measured()[Series.MEMORY_USED_PERCENT.ordinal()])
                        .isPositive();
            });
        }
    }

    @Test
    void the_service_is_ready_whatever_redis_does() {
        await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        assertThat(given().get("/q/health/ready").jsonPath().getList("checks.name", String.class))
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("redis"));
    }

    private static JsonPath history() {
        return given().header("Authorization", "Bearer " + InternalTokens.viewer())
                .get("/api/metrics/history?range=1h")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
