package io.totem.dashboard.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.platform.testing.TurnableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginDelayTest {

    private final TurnableClock clock = new TurnableClock();
    private final LoginDelay delay = new LoginDelay(clock);

    @Test
    void three_attempts_are_free_then_each_waits_twice_as_long_up_to_half_a_minute() {
        List<Long> seconds = IntStream.range(0, 10)
                .mapToObj(attempt -> delay.begin("ada", "192.0.2.1").toSeconds())
                .toList();
        assertThat(seconds).containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void a_name_is_slow_from_every_address_and_an_address_for_every_name() {
        IntStream.range(0, 6).forEach(attempt -> delay.begin("ada", "192.0.2." + attempt));
        assertThat(delay.begin("ada", "198.51.100.1")).isPositive();
        IntStream.range(0, 6).forEach(attempt -> delay.begin("name" + attempt, "203.0.113.1"));
        assertThat(delay.begin("bob", "203.0.113.1")).isPositive();
        assertThat(delay.begin("carol", "203.0.113.2")).isZero();
    }

    @Test
    void the_right_password_or_a_quarter_of_an_hour_starts_afresh() {
        IntStream.range(0, 6).forEach(attempt -> delay.begin("ada", "192.0.2.1"));
        delay.succeeded("ada", "192.0.2.1");
        assertThat(delay.begin("ada", "192.0.2.1")).isZero();

        IntStream.range(0, 6).forEach(attempt -> delay.begin("bob", "192.0.2.9"));
        clock.turn(LoginDelay.FORGOTTEN_AFTER);
        assertThat(delay.begin("bob", "192.0.2.9")).isZero();
    }

    @Test
    void a_flood_of_made_up_names_does_not_grow_the_table_without_end() {
        IntStream.range(0, 3 * LoginDelay.MAX_KEPT).forEach(number -> delay.begin("name" + number, "192.0.2.1"));
        assertThat(delay.size()).isLessThanOrEqualTo(LoginDelay.MAX_KEPT);
        assertThat(delay.begin("one-more", "192.0.2.1")).isEqualTo(Duration.ofSeconds(30));
    }
}
