package io.totem.dashboard.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void a_gap_has_no_bar_and_a_full_value_fills_the_height() {
        List<OptionalDouble> values =
                List.of(OptionalDouble.of(100.0), OptionalDouble.empty(), OptionalDouble.of(50.0));
        Sparkline spark = Sparkline.of(stretched(values), OptionalDouble.of(100.0));
        assertThat(spark.path())
                .startsWith("M0 44v-44h3v44z")
                .doesNotContain("M80 ", "M156 ")
                .contains("M160 44v-22h3");
        assertThat(spark.highest()).hasValue(100);
    }

    @Test
    void a_short_peak_is_not_averaged_away() {
        List<OptionalDouble> values = new ArrayList<>(Collections.nCopies(720, OptionalDouble.of(1.0)));
        values.set(365, OptionalDouble.of(99.0));
        assertThat(Sparkline.of(values, OptionalDouble.of(100.0)).path()).contains("v-44h");
    }

    @Test
    void nothing_measured_is_nothing_drawn() {
        assertThat(Sparkline.of(List.of(), OptionalDouble.empty()))
                .isEqualTo(new Sparkline("", OptionalDouble.empty()));
    }

    /** Each value for a third of the bars. */
    private static List<OptionalDouble> stretched(List<OptionalDouble> values) {
        return values.stream()
                .flatMap(value -> Collections.nCopies(Sparkline.BARS / values.size(), value).stream())
                .toList();
    }
}
