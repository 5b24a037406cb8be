package io.totem.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RangeTest {

    @Test
    void no_range_has_more_than_720_points_and_every_step_is_whole_slots() {
        assertThat(Range.values()).allSatisfy(range -> {
            assertThat(range.points()).isBetween(1, 720);
            assertThat(range.step().toMillis() % Slot.LENGTH.toMillis()).isZero();
            assertThat(range.step().multipliedBy(range.points())).isEqualTo(range.length());
        });
    }

    @Test
    void a_range_is_taken_only_as_it_is_written() {
        assertThat(Range.allowed()).containsExactly("5m", "15m", "1h", "6h", "24h");
        assertThat(Range.parse("1h")).hasValue(Range.HOUR);
        assertThat(Stream.of("", "1H", "2h", "1h ", "-1h", "60m", "<script>"))
                .allMatch(text -> Range.parse(text).isEmpty());
    }
}
