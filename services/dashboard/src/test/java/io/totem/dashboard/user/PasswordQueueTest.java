package io.totem.dashboard.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.totem.dashboard.user.PasswordQueue.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordQueueTest {

    private final PasswordQueue queue = new PasswordQueue(1);
    private final List<String> served = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    /** Takes the one turn there is, until the test lets it go. */
    private Future<?> occupy(ExecutorService threads) throws InterruptedException {
        Future<?> work = threads.submit(() -> queue.run(Lane.STRANGERS, "first", () -> {
            running.countDown();
            awaitEnd();
            return "done";
        }));
        running.await();
        return work;
    }

    private void awaitEnd() {
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A queued piece of work; its place is taken when this returns, or it was turned away. */
    private Future<Optional<String>> enqueue(ExecutorService threads, Lane lane, String source) {
        Thread[] caller = new Thread[1];
        Future<Optional<String>> work = threads.submit(() -> {
            caller[0] = Thread.currentThread();
            return queue.run(lane, source, () -> {
                served.add(source);
                return source;
            });
        });
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() ->
                        work.isDone() || (caller[0] != null && caller[0].getState() == Thread.State.TIMED_WAITING));
        return work;
    }

    @Test
    void one_source_cannot_fill_the_queue_and_another_comes_next_but_one() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            occupy(threads);
            List<Future<Optional<String>>> flood = new ArrayList<>();
            for (int number = 0; number < 200; number++) {
                flood.add(enqueue(threads, Lane.STRANGERS, "flood"));
            }
            Future<Optional<String>> other = enqueue(threads, Lane.STRANGERS, "other");
            mayEnd.countDown();

            assertThat(other.get()).contains("other");
            int done = 0;
            for (Future<Optional<String>> one : flood) {
                done += one.get().isPresent() ? 1 : 0;
            }
            assertThat(done).as("the rest was turned away at once").isEqualTo(FairQueue.PLACES_OF_ONE);
            assertThat(served.indexOf("other")).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void in_a_full_line_a_newcomer_takes_a_place_of_whoever_has_most() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            occupy(threads);
            for (int place = 0; place < FairQueue.PLACES; place++) {
                enqueue(threads, Lane.STRANGERS, "flood " + place / FairQueue.PLACES_OF_ONE);
            }
            Future<Optional<String>> newcomer = enqueue(threads, Lane.STRANGERS, "newcomer");
            mayEnd.countDown();
            assertThat(newcomer.get()).contains("newcomer");
        }
        assertThat(served).hasSize(FairQueue.PLACES);
        assertThat(served.indexOf("newcomer"))
                .as("after one of each that came before")
                .isEqualTo(FairQueue.PLACES / FairQueue.PLACES_OF_ONE);
    }

    @Test
    void strangers_do_not_slow_who_is_known_and_get_every_second_turn_themselves() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            occupy(threads);
            for (int place = 0; place < FairQueue.PLACES; place++) {
                enqueue(threads, Lane.STRANGERS, "stranger " + place);
            }
            for (int number = 0; number < 3; number++) {
                enqueue(threads, Lane.KNOWN, "known");
            }
            mayEnd.countDown();
        }
        assertThat(served.stream().limit(6).filter("known"::equals)).hasSize(3);
        assertThat(served.stream().limit(6).filter(source -> source.startsWith("stranger")))
                .hasSize(3);
    }

    @Test
    void no_more_work_is_done_at_once_than_there_are_turns() throws Exception {
        PasswordQueue two = new PasswordQueue(2);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int number = 0; number < 30; number++) {
                String source = "source " + number;
                threads.submit(() -> two.run(Lane.STRANGERS, source, () -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    return now.decrementAndGet();
                }));
            }
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void work_that_fails_gives_its_turn_back() throws Exception {
        for (int number = 0; number < 3; number++) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> queue.run(Lane.KNOWN, "source", () -> {
                        throw new IllegalStateException("the store is away");
                    })))
                    .hasMessage("the store is away");
        }
        assertThat(queue.run(Lane.KNOWN, "source", () -> "done")).contains("done");
    }
}
