package io.totem.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.platform.testing.TurnableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedValueTest {

    private final TurnableClock clock = new TurnableClock();
    private final AtomicInteger reads = new AtomicInteger();
    private final CachedValue<Integer> value = new CachedValue<>(clock, Duration.ofSeconds(5), reads::incrementAndGet);

    @Test
    void it_is_read_once_in_its_time_and_again_afterwards() {
        assertThat(value.get()).isEqualTo(1);
        clock.turn(Duration.ofSeconds(5).minusNanos(1));
        assertThat(value.get()).isEqualTo(1);
        clock.turn(Duration.ofNanos(1));
        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void a_clock_that_was_set_back_keeps_nothing_alive() {
        value.get();
        clock.turn(Duration.ofHours(-1));
        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void how_long_it_is_kept_may_depend_on_it() {
        CachedValue<Integer> odd = new CachedValue<>(
                clock, number -> Duration.ofSeconds(number % 2 == 0 ? 60 : 1), reads::incrementAndGet);
        assertThat(odd.get()).isEqualTo(1);
        clock.turn(Duration.ofSeconds(1));
        assertThat(odd.get()).isEqualTo(2);
        clock.turn(Duration.ofSeconds(59));
        assertThat(odd.get()).isEqualTo(2);
    }

    @Test
    void a_failure_is_the_askers_and_the_next_one_asks_again() {
        CachedValue<Integer> failing = new CachedValue<>(clock, Duration.ofSeconds(5), () -> {
            if (reads.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
            }
            return reads.get();
        });
        assertThatThrownBy(failing::get).hasMessage("once");
        assertThat(failing.get()).isEqualTo(2);
    }
}
