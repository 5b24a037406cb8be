package io.totem.dashboard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.totem.dashboard.store.AuthDatabase;
import io.totem.platform.testing.TurnableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureServiceTest {

    private static final DelayRule RULE = new DelayRule(3, Duration.ofSeconds(30));

    private final TurnableClock clock = new TurnableClock();
    private MongoServer server;
    private MongoClient client;
    private AuthDatabase database;
    private FailureService book;

    @BeforeEach
    void open() {
        server = new MongoServer(new MemoryBackend());
        client = MongoClients.create(server.bindAndGetConnectionString());
        database = new AuthDatabase(client, Duration.ofSeconds(2));
        book = new FailureService(new MongoFailures(database), clock);
    }

    @AfterEach
    void close() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void three_failures_are_free_then_each_waits_twice_as_long_up_to_half_a_minute() {
        List<Long> waits = IntStream.range(0, 10)
                .mapToObj(attempt -> {
                    Duration wait = book.remaining("key", RULE);
                    clock.turn(wait);
                    assertThat(book.begin("key", RULE)).isZero();
                    return wait.toSeconds();
                })
                .toList();
        assertThat(waits).containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void many_at_once_gain_nothing() throws Exception {
        IntStream.range(0, 3).forEach(attempt -> book.begin("key", RULE));
        clock.turn(Duration.ofSeconds(1));
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Duration>> waits = threads.invokeAll(IntStream.range(0, 64)
                    .mapToObj(number -> (java.util.concurrent.Callable<Duration>) () -> book.begin("key", RULE))
                    .toList());
            int begun = 0;
            for (Future<Duration> wait : waits) {
                begun += wait.get().isZero() ? 1 : 0;
            }
            assertThat(begun).isOne();
        }
        assertThat(book.find("key").map(Failures::count)).contains(4);
    }

    @Test
    void an_attempt_that_has_to_wait_is_not_counted() {
        IntStream.range(0, 3).forEach(attempt -> book.begin("key", RULE));
        IntStream.range(0, 100)
                .forEach(attempt -> assertThat(book.begin("key", RULE)).isEqualTo(Duration.ofSeconds(1)));
        assertThat(book.find("key").map(Failures::count)).contains(3);
    }

    @Test
    void another_replica_and_a_restarted_one_count_on() {
        IntStream.range(0, 4).forEach(attempt -> book.count("key"));
        FailureService other = new FailureService(new MongoFailures(database), clock);
        assertThat(other.remaining("key", RULE)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_quarter_of_an_hour_starts_afresh_and_its_rows_are_removed() {
        IntStream.range(0, 6).forEach(attempt -> book.count("key"));
        clock.turn(FailureService.FORGOTTEN_AFTER);
        assertThat(book.find("key")).isEmpty();
        assertThat(book.begin("key", RULE)).isZero();
        assertThat(book.find("key").map(Failures::count)).contains(1);

        clock.turn(FailureService.FORGOTTEN_AFTER.plusSeconds(1));
        book.sweep();
        assertThat(database.collection("failures").countDocuments()).isZero();
    }

    @Test
    void a_clock_that_is_set_back_locks_nobody_out() {
        IntStream.range(0, 9).forEach(attempt -> book.count("key"));
        clock.turn(Duration.ofHours(-5));
        assertThat(book.remaining("key", RULE)).isEqualTo(Duration.ofSeconds(30));
        clock.turn(Duration.ofSeconds(30));
        assertThat(book.remaining("key", RULE))
                .as("it waits for no more than the longest wait at a time")
                .isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void what_is_taken_back_leaves_the_wait_as_it_was() {
        IntStream.range(0, 6).forEach(attempt -> book.count("key"));
        clock.turn(Duration.ofSeconds(3));
        book.count("key");
        assertThat(book.remaining("key", RULE)).isEqualTo(Duration.ofSeconds(16));
        book.takeBack("key");
        assertThat(book.remaining("key", RULE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void what_is_taken_back_counts_no_more() {
        IntStream.range(0, 4).forEach(attempt -> book.count("key"));
        book.takeBack("key");
        book.takeBack("key");
        book.takeBack("never counted");
        assertThat(book.remaining("key", RULE)).isZero();
        assertThat(database.collection("failures").countDocuments()).isOne();
    }
}
