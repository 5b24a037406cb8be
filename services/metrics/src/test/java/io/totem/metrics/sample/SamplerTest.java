package io.totem.metrics.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.metrics.Snapshot;
import io.totem.platform.testing.TurnableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private final TurnableClock clock = new TurnableClock();
    private final TickingMachine machine = new TickingMachine(clock);
    private final List<Snapshot> heard = new ArrayList<>();
    private final Sampler sampler =
            new Sampler(machine, "node-1", TestThresholds.USUAL, List.of((snapshot, reading) -> heard.add(snapshot)));

    @Test
    void one_reading_is_not_yet_a_snapshot_because_it_has_no_rates() throws InterruptedException {
        sampler.sample();

        assertThat(sampler.latest()).isEmpty();
        assertThat(sampler.await(Duration.ofMillis(1))).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void every_further_reading_makes_a_snapshot_with_real_rates_and_is_told_once() throws InterruptedException {
        sampler.sample();
        sampler.sample();
        sampler.sample();

        Snapshot latest = sampler.await(Duration.ofSeconds(1)).orElseThrow();
        assertThat(heard).hasSize(2).last().isEqualTo(latest);
        assertThat(latest.node()).isEqualTo("node-1");
        assertThat(latest.intervalMillis()).isEqualTo(2000);
        assertThat(latest.cpu().orElseThrow().cpuPercent()).hasValue(50);
        assertThat(latest.memory().orElseThrow().usedPercent()).hasValue(25);
        assertThat(latest.swap().orElseThrow().usedPercent())
                .as("a machine without swap")
                .isEmpty();
        assertThat(latest.host().uptime()).isEqualTo("1D+00:00");
        assertThat(latest.pressure()).isEmpty();
    }

    @Test
    void a_part_that_cannot_be_read_is_absent_while_the_rest_goes_on() {
        sampler.sample();
        machine.loseCpu();
        sampler.sample();

        assertThat(sampler.latest().orElseThrow().cpu()).isEmpty();
        assertThat(sampler.latest().orElseThrow().memory()).isPresent();
    }

    @Test
    void readiness_is_down_before_the_first_snapshot_up_with_it_and_down_again_when_it_is_old() {
        MetricsReadiness readiness = new MetricsReadiness(sampler, clock, new Defaults());
        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);

        sampler.sample();
        sampler.sample();
        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

        clock.turn(Duration.ofSeconds(16));
        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(readiness.call().getData().orElseThrow().get("why")).isEqualTo("the last measurement is 16 s old");
    }

    @Test
    void readiness_is_down_while_the_cpu_cannot_be_read() {
        sampler.sample();
        machine.loseCpu();
        sampler.sample();

        assertThat(new MetricsReadiness(sampler, clock, new Defaults()).call().getStatus())
                .isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    @Test
    void somebody_who_asked_counts_as_watching_for_ten_seconds() {
        Viewers viewers = new Viewers(clock);
        assertThat(viewers.anybody()).isFalse();

        viewers.asked();
        assertThat(viewers.anybody()).isTrue();

        clock.turn(Duration.ofSeconds(11));
        assertThat(viewers.anybody()).isFalse();
    }

    /** What {@link SampleConfig} says where nothing is configured. */
    private record Defaults(Duration watchedInterval, Duration idleInterval, Duration firstInterval)
            implements SampleConfig {

        Defaults() {
            this(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMillis(250));
        }
    }
}
