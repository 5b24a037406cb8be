package io.totem.metrics.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.api.metrics.Level;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

    @Test
    void a_number_is_judged_from_the_threshold_on_and_what_was_not_measured_is_not() {
        Thresholds.Bounds bounds = Thresholds.Bounds.of("80, 92");
        assertThat(bounds.level(79.9)).isEqualTo(Level.GOOD);
        assertThat(bounds.level(80)).isEqualTo(Level.CAUTION);
        assertThat(bounds.level(92)).isEqualTo(Level.DANGER);
        assertThat(bounds.level(OptionalDouble.empty())).isEmpty();
    }

    @Test
    void a_threshold_written_the_wrong_way_round_stops_the_start() {
        assertThatThrownBy(() -> Thresholds.Bounds.of("92,80")).hasMessageContaining("caution first");
        assertThatThrownBy(() -> Thresholds.Bounds.of("80")).hasMessageContaining("80,92");
    }
}
