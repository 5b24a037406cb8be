package io.totem.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.totem.platform.testing.LogLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The history over restarts: of the service, and of Redis. */
class HistoryWriterTest {

    private static final Instant START = HistoryProcess.START;
    private static final Duration FIVE = Duration.ofSeconds(5);

    private final RedisServer redis = new RedisServer();
    private final LogLines log = new LogLines(HistoryWriterTest.class);
    private final RedisProbe probe = new RedisProbe(redis);
    private final List<HistoryProcess> processes = new ArrayList<>();

    @AfterEach
    void clean() {
        processes.forEach(HistoryProcess::stop);
        redis.close();
        log.close();
    }

    @Test
    void a_restart_shows_the_same_means() throws Exception {
        redis.start();
        HistoryProcess first = process();
        for (int sample = 1; sample <= 300; sample++) {
            first.measure(START.plusMillis(sample * 2013L), Duration.ofMillis(2013), sample % 97);
        }
        double[][] before = first.means();
        first.stop();

        HistoryProcess second = process();

        await().untilAsserted(() -> assertThat(second.means()).isDeepEqualTo(before));
        assertThat(before[0]).doesNotContain(Double.NaN);
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void a_slot_measured_by_two_processes_in_turn_is_whole() throws Exception {
        redis.start();
        HistoryProcess first = process();
        first.measure(START.plusSeconds(2), Duration.ofSeconds(2), 100);
        first.stop();
        HistoryProcess second = process();
        second.measure(START.plusSeconds(5), Duration.ofSeconds(3), 0);

        await().untilAsserted(() -> assertThat(second.means()[0][0]).isEqualTo(40));
        second.measure(START.plusSeconds(10), FIVE, 0);
        second.stop();
        HistoryProcess third = process();
        await().untilAsserted(() -> assertThat(third.means()[0][0]).isEqualTo(40));
    }

    @Test
    void a_redis_that_dies_and_comes_back_has_everything_that_was_measured() throws Exception {
        redis.start();
        HistoryProcess first = process();
        first.measureSlots(0, 10);
        await().untilAsserted(() -> assertThat(probe.slots()).isEqualTo(10));

        redis.kill();
        first.measureSlots(10, 20);
        await().until(() -> !log.warnings().isEmpty());
        first.measureSlots(20, 30);
        redis.start();

        await().untilAsserted(() -> assertThat(probe.slots()).isEqualTo(30));
        await().untilAsserted(() ->
                assertThat(log.all()).anyMatch(line -> line.startsWith("INFO Redis takes the history again")));
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .contains("does not answer")
                .contains("make logs SERVICE=redis");
        redis.kill();
        redis.start();
        HistoryProcess second = process();
        await().untilAsserted(
                        () -> assertThat(Arrays.copyOf(second.means()[0], 30)).doesNotContain(Double.NaN));
    }

    @Test
    void what_redis_took_last_and_lost_is_written_again() throws Exception {
        redis.start();
        HistoryProcess process = process();
        process.measureSlots(0, 10);
        await().untilAsserted(() -> assertThat(probe.slots()).isEqualTo(10));

        redis.kill();
        redis.forget();
        process.measureSlots(10, 11);
        await().until(() -> !log.warnings().isEmpty());
        redis.start();

        await().untilAsserted(() -> assertThat(probe.slots()).isEqualTo(11));
    }

    @Test
    void a_service_that_starts_before_redis_warns_once_and_writes_when_it_comes() throws Exception {
        HistoryProcess process = process();
        process.measureSlots(0, 5);
        await().until(() -> !log.warnings().isEmpty());
        process.measureSlots(5, 10);
        assertThat(process.means()[0][9]).isEqualTo(9);

        redis.start();

        await().untilAsserted(() -> assertThat(probe.slots()).isEqualTo(10));
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void a_wrong_password_is_one_sentence_that_names_the_secret_and_the_cure() throws Exception {
        redis.start();
        HistoryProcess process = process(RedisSettings.with(redis, "wrong"));
        process.measureSlots(0, 5);

        await().until(() -> process.attempts() > 2);
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .contains("does not accept the user or the password")
                .contains("/run/secrets/redis_metrics_password")
                .contains("make up")
                .doesNotContain("wrong");
    }

    @Test
    void an_address_that_is_none_is_one_sentence_too() {
        HistoryProcess process =
                process(new RedisSettings(Optional.of("redis:6379"), Optional.empty(), Optional.empty()));

        await().until(() -> process.attempts() > 2);
        assertThat(log.warnings()).singleElement().asString().contains("redis://metrics@redis:6379");
    }

    private HistoryProcess process() {
        return process(RedisSettings.of(redis));
    }

    private HistoryProcess process(RedisConfig config) {
        HistoryProcess process = new HistoryProcess(config);
        processes.add(process);
        return process;
    }
}
