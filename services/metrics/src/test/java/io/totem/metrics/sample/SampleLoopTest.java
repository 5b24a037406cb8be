package io.totem.metrics.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.totem.api.metrics.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SampleLoopTest {

    private final List<Snapshot> heard = new CopyOnWriteArrayList<>();
    private final TickingMachine machine = new TickingMachine(Clock.systemUTC());
    private final Viewers viewers = new Viewers(Clock.systemUTC());
    private final Sampler sampler =
            new Sampler(machine, "node", TestThresholds.USUAL, List.of((snapshot, reading) -> heard.add(snapshot)));
    private final SampleLoop loop = new SampleLoop(
            sampler, viewers, new Pace(Duration.ofMillis(20), Duration.ofHours(1), Duration.ofMillis(5)));

    @AfterEach
    void stop() {
        loop.stop(new ShutdownEvent());
    }

    @Test
    void the_first_snapshot_comes_by_itself_and_the_next_ones_at_once_when_somebody_looks() {
        loop.start(new StartupEvent());
        await().until(() -> heard.size() == 1);

        await().during(Duration.ofMillis(200)).until(() -> heard.size() == 1);

        loop.requestSample();
        await().until(() -> heard.size() >= 5);
    }

    @Test
    void a_measurement_that_fails_does_not_end_the_measuring() {
        loop.requestSample();
        loop.start(new StartupEvent());
        await().until(() -> heard.size() >= 2);

        machine.fail(true);
        await().until(() -> machine.failures() >= 2);
        int before = heard.size();
        machine.fail(false);

        await().until(() -> heard.size() > before + 1);
    }

    @Test
    void nothing_is_measured_after_the_end() {
        loop.requestSample();
        loop.start(new StartupEvent());
        await().until(() -> heard.size() >= 2);

        loop.stop(new ShutdownEvent());

        await().untilAsserted(() -> assertThat(stillFor(Duration.ofMillis(100))).isTrue());
    }

    private boolean stillFor(Duration time) {
        int before = heard.size();
        await().pollDelay(time).until(() -> true);
        return heard.size() == before;
    }

    private record Pace(Duration watchedInterval, Duration idleInterval, Duration firstInterval)
            implements SampleConfig {}
}
