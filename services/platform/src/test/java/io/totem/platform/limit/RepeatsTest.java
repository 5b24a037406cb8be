package io.totem.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.platform.testing.TurnableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatsTest {

    private final TurnableClock clock = new TurnableClock();
    private final Repeats repeats = new Repeats(clock, 3);

    @Test
    void the_first_of_a_kind_have_a_line_each_and_then_each_doubling_with_the_number() {
        assertThat(lines("login", 100)).containsExactly(1, 2, 3, 6, 12, 24, 48, 96);
    }

    @Test
    void a_flood_of_one_kind_silences_no_other() {
        lines("login", 100_000);
        assertThat(lines("host", 4)).containsExactly(1, 2, 3);
    }

    @Test
    void an_hour_after_the_first_it_begins_anew_also_when_the_clock_was_set_back() {
        lines("login", 10);
        clock.turn(Repeats.FORGOTTEN_AFTER.minusMillis(1));
        assertThat(lines("login", 1)).isEmpty();
        clock.turn(Duration.ofMillis(1));
        assertThat(lines("login", 1)).containsExactly(1);
        lines("login", 9);
        clock.turn(Duration.ofDays(-1));
        assertThat(lines("login", 1)).containsExactly(1);
    }

    @Test
    void ever_new_kinds_are_no_way_to_flood_and_push_out_no_count() {
        lines("login", 4);
        int said = IntStream.range(0, 50_000)
                .map(kind -> lines("kind " + kind, 1).length)
                .sum();
        assertThat(said).isBetween(Repeats.MOST_KINDS - 1, Repeats.MOST_KINDS + 30);
        assertThat(lines("login", 2)).as("the fifth and sixth").containsExactly(6);
    }

    private int[] lines(String kind, int events) {
        return IntStream.range(0, events)
                .flatMap(_ -> repeats.count(kind).stream().mapToInt(Math::toIntExact))
                .toArray();
    }
}
