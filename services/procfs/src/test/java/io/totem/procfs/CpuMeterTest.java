package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CpuMeterTest {

    private static final long SECOND = 1_000_000_000L;

    private final CpuMeter meter = new CpuMeter(100, 1000, 5 * SECOND);

    @Test
    void one_core_busy_all_the_time_is_a_hundred_percent_and_two_are_two_hundred() {
        assertThat(meter.percentAt(1200, 7 * SECOND)).hasValue(100);
        assertThat(meter.percentAt(1400, 8 * SECOND)).hasValue(200);
        assertThat(meter.percentAt(1400, 9 * SECOND)).hasValue(0);
    }

    @Test
    void a_zero_interval_has_no_share_of_its_own() {
        assertThat(meter.percentAt(1010, 5 * SECOND)).isEqualTo(OptionalDouble.empty());
        assertThat(meter.percentAt(1100, 6 * SECOND)).hasValue(100);
        assertThat(meter.percentAt(1101, 6 * SECOND)).hasValue(100);
        assertThat(meter.percentAt(1102, 6 * SECOND + SECOND / 10)).hasValue(100);
    }

    @Test
    void what_is_spent_in_a_short_interval_counts_in_the_next() {
        meter.percentAt(1050, 5 * SECOND + SECOND / 10);
        assertThat(meter.percentAt(1100, 7 * SECOND)).hasValue(50);
    }

    @Test
    void a_counter_that_went_backwards_gives_no_share_once_and_then_goes_on() {
        assertThat(meter.percentAt(900, 6 * SECOND)).isEqualTo(OptionalDouble.empty());
        assertThat(meter.percentAt(950, 7 * SECOND)).hasValue(50);
    }
}
