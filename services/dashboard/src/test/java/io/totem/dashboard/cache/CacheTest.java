package io.totem.dashboard.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.platform.testing.TurnableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CacheTest {

    private final TurnableClock clock = new TurnableClock();
    private final Cache<String, Integer> recent = new Cache<>(clock, Duration.ofSeconds(1));
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void what_many_ask_for_within_a_moment_is_made_once() {
        assertThat(recent.get("a", made::incrementAndGet)).isEqualTo(1);
        assertThat(recent.get("a", made::incrementAndGet)).isEqualTo(1);
        assertThat(recent.get("b", made::incrementAndGet)).isEqualTo(2);
        clock.turn(Duration.ofSeconds(1));
        assertThat(recent.get("a", made::incrementAndGet)).isEqualTo(3);
    }

    @Test
    void a_failure_is_not_kept() {
        assertThatThrownBy(() -> recent.get("a", () -> {
                    throw new IllegalStateException("first");
                }))
                .hasMessageContaining("first");
        assertThat(recent.get("a", made::incrementAndGet)).isEqualTo(1);
    }

    @Test
    void within_the_grace_nobody_waits_for_the_next_one() {
        Queue<Runnable> background = new ArrayDeque<>();
        Cache<String, Integer> graced =
                new Cache<>(clock, Duration.ofSeconds(1), Duration.ofSeconds(1), background::add);
        assertThat(graced.get("a", made::incrementAndGet)).isEqualTo(1);
        clock.turn(Duration.ofSeconds(1));
        assertThat(graced.get("a", made::incrementAndGet)).isEqualTo(1);
        assertThat(graced.get("a", made::incrementAndGet)).isEqualTo(1);
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(graced.get("a", made::incrementAndGet)).isEqualTo(2);
        clock.turn(Duration.ofSeconds(2));
        assertThat(graced.get("a", made::incrementAndGet)).isEqualTo(3);
        assertThat(background).isEmpty();
    }

    @Test
    void a_next_one_that_fails_is_made_again_by_whoever_asks_then() {
        Cache<String, Integer> graced = new Cache<>(clock, Duration.ofSeconds(1), Duration.ofSeconds(1), Runnable::run);
        graced.get("a", made::incrementAndGet);
        clock.turn(Duration.ofSeconds(1));
        assertThatThrownBy(() -> graced.get("a", () -> {
                    throw new IllegalStateException("second");
                }))
                .hasMessageContaining("second");
        assertThat(graced.get("a", made::incrementAndGet)).isEqualTo(2);
    }
}
