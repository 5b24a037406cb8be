package io.totem.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** The history over restarts: of the service, and of Redis. */
class ArchiveLoopTest {

    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final String NODE = "a-server";
    /** Long enough ago that all that is measured from here on lies in the past. */
    private static final Instant START =
            Instant.ofEpochMilli(Slot.at(System.currentTimeMillis()) * 5000).minusSeconds(7200);

    private final RedisServer redis = new RedisServer();
    private final LogLines log = new LogLines();
    private final List<Service> services = new ArrayList<>();

    @AfterEach
    void clean() {
        services.forEach(Service::stop);
        redis.close();
        log.close();
    }

    @Test
    void a_restart_shows_the_same_means() throws Exception {
        redis.start();
        Service first = service(NODE);
        for (int sample = 1; sample <= 300; sample++) {
            first.measure(START.plusMillis(sample * 2013L), Duration.ofMillis(2013), sample % 97);
        }
        double[][] before = first.means();
        first.stop();

        Service second = service(NODE);

        await().untilAsserted(() -> assertThat(second.means()).isDeepEqualTo(before));
        assertThat(before[0]).doesNotContain(Double.NaN);
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void a_slot_measured_by_two_processes_in_turn_is_whole() throws Exception {
        redis.start();
        Service first = service(NODE);
        first.measure(START.plusSeconds(2), Duration.ofSeconds(2), 100);
        first.stop();
        Service second = service(NODE);
        second.measure(START.plusSeconds(5), Duration.ofSeconds(3), 0);

        await().untilAsserted(() -> assertThat(second.means()[0][0]).isEqualTo(40));
        second.measure(START.plusSeconds(10), FIVE, 0);
        second.stop();
        Service third = service(NODE);
        await().untilAsserted(() -> assertThat(third.means()[0][0]).isEqualTo(40));
    }

    @Test
    void a_redis_that_dies_and_comes_back_has_everything_that_was_measured() throws Exception {
        redis.start();
        Service first = service(NODE);
        measureSlots(first, 0, 10);
        await().untilAsserted(() -> assertThat(slotsInRedis()).isEqualTo(10));

        redis.kill();
        measureSlots(first, 10, 20);
        await().until(() -> !log.warnings().isEmpty());
        measureSlots(first, 20, 30);
        redis.start();

        await().untilAsserted(() -> assertThat(slotsInRedis()).isEqualTo(30));
        await().untilAsserted(() ->
                assertThat(log.all()).anyMatch(line -> line.startsWith("INFO Redis takes the history again")));
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .contains("does not answer")
                .contains("make logs SERVICE=redis");
        redis.kill();
        redis.start();
        Service second = service(NODE);
        await().untilAsserted(
                        () -> assertThat(Arrays.copyOf(second.means()[0], 30)).doesNotContain(Double.NaN));
    }

    @Test
    void what_redis_took_last_and_lost_is_written_again() throws Exception {
        redis.start();
        Service service = service(NODE);
        measureSlots(service, 0, 10);
        await().untilAsserted(() -> assertThat(slotsInRedis()).isEqualTo(10));

        redis.kill();
        redis.forget();
        measureSlots(service, 10, 11);
        await().until(() -> !log.warnings().isEmpty());
        redis.start();

        await().untilAsserted(() -> assertThat(slotsInRedis()).isEqualTo(11));
    }

    @Test
    void a_service_that_starts_before_redis_warns_once_and_writes_when_it_comes() throws Exception {
        Service service = service(NODE);
        measureSlots(service, 0, 5);
        await().until(() -> !log.warnings().isEmpty());
        measureSlots(service, 5, 10);
        assertThat(service.means()[0][9]).isEqualTo(9);

        redis.start();

        await().untilAsserted(() -> assertThat(slotsInRedis()).isEqualTo(10));
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void a_wrong_password_is_one_sentence_that_names_the_secret_and_the_cure() throws Exception {
        redis.start();
        Service service = start(NODE, RedisSettings.with(redis, "wrong"));
        measureSlots(service, 0, 5);

        await().until(() -> service.attempts() > 2);
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
        Service service = start(NODE, new RedisSettings(Optional.of("redis:6379"), Optional.empty(), Optional.empty()));

        await().until(() -> service.attempts() > 2);
        assertThat(log.warnings()).singleElement().asString().contains("redis://metrics@redis:6379");
    }

    @Test
    void what_is_no_sample_is_left_out_with_one_line_and_the_rest_is_shown() throws Exception {
        redis.start();
        Service first = service(NODE);
        measureSlots(first, 0, 10);
        first.stop();
        String key = keys().getFirst();
        ask(Command.HSET, key, "719", "garbage", "name", "x", "720", "y");

        Service second = service(NODE);

        await().untilAsserted(
                        () -> assertThat(Arrays.copyOf(second.means()[0], 10)).doesNotContain(Double.NaN));
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .contains("3 values")
                .contains("left out");
    }

    @Test
    void a_key_that_holds_something_else_is_replaced_and_stops_nothing() throws Exception {
        redis.start();
        Service first = service(NODE);
        measureSlots(first, 0, 3);
        first.stop();
        String key = keys().getFirst();
        ask(Command.SET, key, "a string");

        Service second = service(NODE);
        measureSlots(second, 0, 3);

        await().untilAsserted(() -> assertThat(slotsInRedis()).isEqualTo(3));
        assertThat(log.warnings()).singleElement().asString().contains(key).contains("not a history");
    }

    @Test
    void every_key_has_a_lifetime_and_lies_in_our_own_space() throws Exception {
        redis.start();
        Service service = service(NODE);
        measureSlots(service, 0, 1000);
        await().untilAsserted(() -> assertThat(slotsInRedis()).isEqualTo(1000));

        assertThat(keys()).hasSizeBetween(2, 3).allSatisfy(key -> {
            assertThat(key).matches("totem:metrics:a-server:\\d{4}-\\d\\d-\\d\\dT\\d\\d");
            assertThat((Long) ask(Command.TTL, key)).isBetween(24 * 3600L, 25 * 3600L);
        });
    }

    @Test
    void two_nodes_do_not_mix() throws Exception {
        redis.start();
        Service one = service("one");
        Service other = service("one:two");
        measureSlots(one, 0, 5);
        other.measure(START.plusSeconds(5), FIVE, 77);
        one.stop();
        other.stop();

        Service again = service("one");
        Service otherAgain = service("one:two");

        await().untilAsserted(
                        () -> assertThat(Arrays.copyOf(again.means()[0], 5)).containsExactly(0, 1, 2, 3, 4));
        await().untilAsserted(() ->
                assertThat(Arrays.copyOf(otherAgain.means()[0], 2)).containsExactly(77, Double.NaN));
    }

    @Test
    void a_day_takes_less_than_three_megabytes() throws Exception {
        redis.start();
        Service service = service(NODE);
        service.start = START.minus(Duration.ofHours(22));
        measureSlots(service, 0, 17_280);
        await().untilAsserted(() -> assertThat(slotsInRedis()).isEqualTo(17_280));

        long bytes = 0;
        for (String key : keys()) {
            bytes += (Long) ask(Command.MEMORY, "USAGE", key, "SAMPLES", "0");
        }
        assertThat(bytes).isBetween(700_000L, 3_000_000L);
    }

    private static void measureSlots(Service service, int from, int to) {
        for (int slot = from; slot < to; slot++) {
            service.measure(service.start.plusSeconds(5L * (slot + 1)), FIVE, slot);
        }
    }

    private long slotsInRedis() throws Exception {
        long slots = 0;
        for (String key : keys()) {
            slots += (Long) ask(Command.HLEN, key);
        }
        return slots;
    }

    private List<String> keys() throws Exception {
        List<?> answer = (List<?>) ask(Command.SCAN, "0", "COUNT", "1000");
        return ((List<?>) answer.get(1))
                .stream().map(ArchiveLoopTest::text).sorted().toList();
    }

    private static String text(Object answer) {
        return new String((byte[]) answer, StandardCharsets.UTF_8);
    }

    private Object ask(Command command, String... words) throws ArchiveException, InterruptedException {
        try (RedisLink link = RedisLink.open(redis.url(), RedisSettings.of(redis))) {
            return link.ask(new CommandArguments(command).addObjects((Object[]) words));
        }
    }

    private Service service(String node) {
        return start(node, RedisSettings.of(redis));
    }

    private Service start(String node, RedisConfig config) {
        Service service = new Service(node, config);
        services.add(service);
        return service;
    }

    /** What of the service matters here, from its start to its end. */
    private static final class Service {

        private final MemorySampleStore memory = new MemorySampleStore();
        private final CountedArchive archive;
        private final Thread thread;
        private Instant start = START;

        Service(String node, RedisConfig config) {
            archive = new CountedArchive(new RedisArchive(config.url().orElseThrow(), config, node));
            thread = Thread.ofVirtual()
                    .start(new ArchiveLoop(memory, archive, Clock.systemUTC(), Duration.ofMillis(50)));
        }

        void measure(Instant end, Duration length, double value) {
            double[] values = new double[Series.values().length];
            Arrays.fill(values, value);
            memory.add(new HistoryPoint(end, length, values));
        }

        double[][] means() {
            return memory.means(START, FIVE, 100);
        }

        int attempts() {
            return archive.reads;
        }

        void stop() {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class CountedArchive implements SampleArchive {

        private final SampleArchive archive;
        private volatile int reads;

        CountedArchive(SampleArchive archive) {
            this.archive = archive;
        }

        @Override
        public List<Slot> read(long first, long last) throws ArchiveException, InterruptedException {
            reads++;
            return archive.read(first, last);
        }

        @Override
        public void write(List<Slot> slots) throws ArchiveException, InterruptedException {
            archive.write(slots);
        }

        @Override
        public void close() {
            archive.close();
        }
    }
}
