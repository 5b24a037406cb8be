package io.totem.dashboard.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.platform.testing.TurnableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final TurnableClock clock = new TurnableClock();
    private final Recent<String, Integer> recent = new Recent<>(clock, Duration.ofSeconds(1));
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
}
