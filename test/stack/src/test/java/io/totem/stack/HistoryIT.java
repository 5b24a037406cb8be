package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The history outlives metrics, and Redis. */
class HistoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);

    @Test
    void samples_are_in_redis_after_some_seconds_and_nobody_else_can_push_them_out() {
        await().atMost(PATIENCE).until(() -> !slots().isEmpty());
        for (String key : keys()) {
            if (redis("EXISTS", key).equals("1")) {
                assertThat(redis("TTL", key)).as("no key that may be let go").isEqualTo("-1");
            }
        }
    }

    @Test
    void a_restart_of_metrics_shows_what_was_before() {
        Map<String, Object> before = await().atMost(PATIENCE).until(HistoryIT::finished, points -> points.size() > 2);

        assertThat(Docker.run("docker", "restart", Docker.container("metrics")).code())
                .isZero();

        await().atMost(PATIENCE).until(() -> Docker.isHealthy("metrics"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(measured()).containsAllEntriesOf(before));
    }

    @Test
    void the_history_goes_on_while_redis_is_dead_and_loses_nothing() {
        List<String> before = await().atMost(PATIENCE).until(HistoryIT::slots, slots -> slots.size() > 2);
        long pid = Docker.hostPid("redis");

        assertThat(Docker.run("kill", "-KILL", "" + pid).code()).isZero();

        assertThat(measured()).isNotEmpty();
        await().atMost(PATIENCE).until(() -> Docker.hostPid("redis") != pid && Docker.isHealthy("redis"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(slots()).containsAll(before).hasSizeGreaterThan(before.size()));
    }

    /** Of the last two minutes, without the newest: its step may still be under way. */
    private static Map<String, Object> finished() {
        String since = Instant.now().minus(Duration.ofMinutes(2)).toString();
        Map<String, Object> points = measured();
        points.keySet().stream().max(String::compareTo).ifPresent(points::remove);
        points.keySet().removeIf(at -> at.compareTo(since) < 0);
        return points;
    }

    /** What the page shows of the last minutes: values by the start of their step. */
    private static Map<String, Object> measured() {
        JsonPath answer = Stack.admin()
                .get("/api/metrics/history?range=5m")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> at = answer.getList("at");
        List<Object> cpu = answer.getList("series.cpuPercent");
        Map<String, Object> points = new HashMap<>();
        for (int index = 0; index < at.size(); index++) {
            if (Objects.nonNull(cpu.get(index))) {
                points.put(at.get(index), cpu.get(index));
            }
        }
        return points;
    }

    /** Of this hour and the one before, as {@code key slot}. */
    static List<String> slots() {
        List<String> slots = new ArrayList<>();
        for (String key : keys()) {
            redis("HKEYS", key).lines().filter(line -> !line.isBlank()).forEach(slot -> slots.add(key + " " + slot));
        }
        return slots;
    }

    private static List<String> keys() {
        String node =
                Stack.admin().get("/api/metrics/history?range=5m").jsonPath().getString("node");
        Instant now = Instant.now();
        return List.of(now.minus(Duration.ofHours(1)), now).stream()
                .map(hour -> "totem:metrics:" + node + ":" + HOUR.format(hour))
                .toList();
    }

    /** Asked as metrics, whose rights suffice. */
    private static String redis(String command, String key) {
        return Docker.exec(
                        "redis",
                        "redis-cli",
                        "--user",
                        "metrics",
                        "--pass",
                        Stack.secret("redis_metrics_password"),
                        "--no-auth-warning",
                        command,
                        key)
                .text();
    }
}
