package io.totem.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.platform.testing.LogLines;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** What lies in Redis. */
class RedisArchiveTest {

    private static final long HOUR = 720;
    private static final long FIRST =
            Slot.at(Instant.now().truncatedTo(ChronoUnit.HOURS).toEpochMilli());

    private final RedisServer redis = RedisServer.started();
    private final RedisProbe probe = new RedisProbe(redis);
    private final LogLines log = new LogLines(RedisArchiveTest.class);
    private final RedisArchive archive = archive("a-server");

    @AfterEach
    void clean() {
        archive.close();
        redis.close();
        log.close();
    }

    @Test
    void what_was_written_is_read_within_its_bounds() throws Exception {
        archive.write(slots(FIRST - 10, 20));

        assertThat(archive.read(FIRST - 5, FIRST + 4))
                .extracting(Slot::number)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(FIRST - 5, FIRST + 4).boxed().toList());
    }

    @Test
    void what_is_no_sample_is_left_out_with_one_line_and_the_rest_is_read() throws Exception {
        archive.write(slots(FIRST, 10));
        probe.ask(Command.HSET, onlyKey(), "719", "garbage", "name", "x", "720", "y");

        assertThat(archive.read(FIRST, FIRST + HOUR - 1)).hasSize(10);
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .contains("3 values")
                .contains("left out");
    }

    @Test
    void a_key_that_holds_something_else_is_said_and_replaced() throws Exception {
        archive.write(slots(FIRST, 10));
        String key = onlyKey();
        probe.ask(Command.SET, key, "a string");

        assertThat(archive.read(FIRST, FIRST + HOUR - 1)).isEmpty();
        archive.write(slots(FIRST, 3));

        assertThat(archive.read(FIRST, FIRST + HOUR - 1)).hasSize(3);
        assertThat(log.warnings()).singleElement().asString().contains(key).contains("not a history");
    }

    @Test
    void every_key_lies_in_our_own_space_and_none_has_a_lifetime_by_which_others_could_push_it_out() throws Exception {
        archive.write(slots(FIRST, 1000));

        assertThat(probe.keys()).hasSize(2).allSatisfy(key -> {
            assertThat(key).matches("totem:metrics:a-server:\\d{4}-\\d\\d-\\d\\dT\\d\\d");
            assertThat((Long) probe.ask(Command.TTL, key)).isEqualTo(-1L);
        });
    }

    @Test
    void what_is_older_than_a_day_is_deleted_also_when_nobody_wrote_for_a_week() throws Exception {
        archive.write(slots(FIRST, 1));
        archive.write(slots(FIRST + 25 * HOUR, 1));
        assertThat(probe.keys()).as("the last day and an hour").hasSize(2);
        archive.write(slots(FIRST + 26 * HOUR, 1));
        assertThat(probe.keys()).hasSize(2);
        try (RedisArchive later = archive("a-server")) {
            later.write(slots(FIRST + 26 * HOUR + 7 * 24 * HOUR, 1));
        }
        assertThat(probe.keys()).hasSize(1);
    }

    @Test
    void whoever_fills_the_same_redis_pushes_out_no_history() throws Exception {
        archive.write(slots(FIRST, 100));
        RedisProbe wordpress = new RedisProbe(redis, "wordpress");
        String megabyte = "x".repeat(1 << 20);
        for (int key = 0; key < 100; key++) {
            wordpress.ask(Command.SET, "wordpress:" + key, megabyte, "EX", "86400");
        }

        assertThat(archive.read(FIRST, FIRST + HOUR - 1)).hasSize(100);
    }

    @Test
    void two_nodes_do_not_mix() throws Exception {
        try (RedisArchive other = archive("a-server:two")) {
            archive.write(slots(FIRST, 3));
            other.write(slots(FIRST + 1, 1));

            assertThat(archive.read(FIRST, FIRST + 10)).hasSize(3);
            assertThat(other.read(FIRST, FIRST + 10)).hasSize(1);
        }
    }

    @Test
    void a_day_takes_less_than_three_megabytes() throws Exception {
        archive.write(slots(FIRST, 24 * HOUR));

        long bytes = 0;
        for (String key : probe.keys()) {
            bytes += (Long) probe.ask(Command.MEMORY, "USAGE", key, "SAMPLES", "0");
        }
        assertThat(probe.slots()).isEqualTo(24 * HOUR);
        assertThat(bytes).isBetween(700_000L, 3_000_000L);
    }

    private RedisArchive archive(String node) {
        return new RedisArchive(redis.url(), RedisSettings.of(redis), node);
    }

    private String onlyKey() throws Exception {
        List<String> keys = probe.keys();
        assertThat(keys).hasSize(1);
        return keys.getFirst();
    }

    private static List<Slot> slots(long from, long count) {
        float[] sums = new float[Series.values().length];
        short[] measured = new short[sums.length];
        Arrays.fill(sums, 12_345_678);
        Arrays.fill(measured, (short) Slot.MILLIS);
        return LongStream.range(from, from + count)
                .mapToObj(number -> new Slot(number, sums, measured))
                .toList();
    }
}
