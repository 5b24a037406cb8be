package io.totem.metrics.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void a_counter_that_grew_has_a_rate() {
        assertThat(Rates.perSecond(100, 105, 2 * SECOND)).hasValue(2.5);
        assertThat(Rates.wholePerSecond(100, 105, 2 * SECOND)).hasValue(3);
    }

    @Test
    void a_counter_that_stood_still_has_the_rate_zero() {
        assertThat(Rates.perSecond(7, 7, SECOND)).hasValue(0);
    }

    @Test
    void a_counter_that_went_backwards_has_no_rate() {
        assertThat(Rates.perSecond(100, 99, SECOND)).isEmpty();
        assertThat(Rates.wholePerSecond(100, 99, SECOND)).isEmpty();
    }

    @Test
    void an_interval_of_no_length_or_a_negative_one_has_no_rate() {
        assertThat(Rates.perSecond(1, 2, 0)).isEmpty();
        assertThat(Rates.wholePerSecond(1, 2, -SECOND)).isEmpty();
    }

    @Test
    void a_share_of_nothing_is_absent_and_never_above_100() {
        assertThat(Rates.percent(0, 0)).isEmpty();
        assertThat(Rates.percent(-1, 10)).isEmpty();
        assertThat(Rates.percent(11, 10)).hasValue(100);
        assertThat(Rates.percent(1, 3)).hasValue(33.33);
    }
}
