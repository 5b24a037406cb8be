package io.totem.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MemorySampleStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final Offset<Double> NEAR = Offset.offset(0.001);

    private final MemorySampleStore store = new MemorySampleStore(Duration.ofMinutes(10));

    @Test
    void a_store_without_samples_has_only_gaps() {
        assertThat(cpu(NOON, FIVE, 3)).containsExactly(Double.NaN, Double.NaN, Double.NaN);
    }

    @Test
    void a_sample_fills_every_slot_its_interval_touches_and_no_other() {
        add(NOON.plusSeconds(7), FIVE, 40);

        assertThat(cpu(NOON.minusSeconds(5), FIVE, 4)).containsExactly(Double.NaN, 40, 40, Double.NaN);
    }

    @Test
    void samples_that_drift_by_a_few_milliseconds_leave_no_gap() {
        Instant end = NOON;
        for (int sample = 0; sample < 100; sample++) {
            end = end.plusMillis(5007);
            add(end, Duration.ofMillis(5007), 10);
        }

        assertThat(cpu(NOON, FIVE, 100)).doesNotContain(Double.NaN);
    }

    @Test
    void a_step_is_the_mean_over_the_time_that_was_measured() {
        add(NOON.plusSeconds(2), Duration.ofSeconds(2), 100);
        add(NOON.plusSeconds(5), Duration.ofSeconds(3), 0);
        add(NOON.plusSeconds(10), FIVE, 20);

        assertThat(cpu(NOON, FIVE, 2)).containsExactly(40, 20);
        assertThat(cpu(NOON, Duration.ofSeconds(30), 1)[0]).isCloseTo(30, NEAR);
    }

    @Test
    void a_value_that_is_absent_is_a_gap_in_its_series_alone() {
        double[] values = values(50);
        values[Series.LOAD_1.ordinal()] = Double.NaN;
        store.add(new HistoryPoint(NOON.plusSeconds(5), FIVE, values));

        double[][] means = store.means(NOON, FIVE, 1);
        assertThat(means[Series.CPU_PERCENT.ordinal()]).containsExactly(50);
        assertThat(means[Series.LOAD_1.ordinal()]).containsExactly(Double.NaN);
    }

    @Test
    void what_is_older_than_the_store_keeps_is_overwritten_and_never_shown_as_new() {
        add(NOON.plusSeconds(5), FIVE, 99);
        add(NOON.plusSeconds(605), FIVE, 1);

        assertThat(cpu(NOON, FIVE, 1)).containsExactly(Double.NaN);
        assertThat(cpu(NOON.plusSeconds(600), FIVE, 1)).containsExactly(1);
    }

    @Test
    void a_machine_that_slept_leaves_a_gap_and_not_one_value_for_the_whole_night() {
        add(NOON.plusSeconds(300), Duration.ofMinutes(5), 3);

        assertThat(cpu(NOON, FIVE, 60)).containsOnly(Double.NaN);
    }

    @Test
    void a_clock_that_is_set_back_again_and_again_overflows_nothing() {
        for (int again = 0; again < 50; again++) {
            add(NOON.plusSeconds(5), FIVE, 70);
        }

        assertThat(cpu(NOON, FIVE, 1)).containsExactly(70);
    }

    @Test
    void times_before_1970_are_times_too() {
        Instant early = Instant.ofEpochSecond(-10);
        add(early.plusSeconds(5), FIVE, 5);

        assertThat(cpu(early, FIVE, 2)).containsExactly(5, Double.NaN);
    }

    @Test
    void a_point_without_a_value_for_each_series_or_without_length_is_refused() {
        assertThatThrownBy(() -> new HistoryPoint(NOON, FIVE, new double[1])).hasMessageContaining("1 values");
        assertThatThrownBy(() -> new HistoryPoint(NOON, Duration.ZERO, values(1)))
                .hasMessageContaining("PT0S");
    }

    @Test
    void a_slot_is_given_to_the_archive_once_it_is_finished_and_again_when_it_did_not_arrive() throws Exception {
        add(NOON.plusSeconds(5), FIVE, 1);
        add(NOON.plusSeconds(10), FIVE, 2);
        add(NOON.plusSeconds(12), Duration.ofSeconds(2), 3);

        List<Slot> taken = store.take(10);
        assertThat(taken).extracting(Slot::number).containsExactly(slot(0), slot(1));
        assertThat(store.takeAll()).extracting(Slot::number).containsExactly(slot(2));
        assertThat(store.takeAll()).isEmpty();

        store.putBack(taken);
        assertThat(store.take(1)).hasSize(1);
        assertThat(store.take(10)).hasSize(1);
    }

    @Test
    void an_archive_that_is_away_for_days_gets_what_memory_still_has() throws Exception {
        for (int sample = 1; sample <= 500; sample++) {
            add(NOON.plusSeconds(5L * sample), FIVE, sample);
        }

        assertThat(store.take(1000)).hasSize(120).extracting(Slot::number).contains(slot(499), slot(380));
    }

    @Test
    void what_an_earlier_process_measured_is_added_but_never_over_what_was_measured_here() {
        add(NOON.plusSeconds(5), FIVE, 10);
        add(NOON.plusSeconds(8), Duration.ofSeconds(3), 10);

        store.merge(List.of(earlier(0, 5000, 90), earlier(1, 2000, 90), earlier(2, 5000, 90), earlier(-120, 5000, 90)));

        assertThat(cpu(NOON, FIVE, 3)).containsExactly(10, (3 * 10 + 2 * 90) / 5.0, 90);
        assertThat(cpu(NOON.minusSeconds(600), FIVE, 1)).containsExactly(Double.NaN);
    }

    private static long slot(int index) {
        return Slot.at(NOON.toEpochMilli()) + index;
    }

    private static Slot earlier(int index, int millis, float value) {
        float[] sums = new float[Series.values().length];
        short[] measured = new short[sums.length];
        Arrays.fill(sums, value * millis);
        Arrays.fill(measured, (short) millis);
        return new Slot(slot(index), sums, measured);
    }

    private void add(Instant end, Duration length, double value) {
        store.add(new HistoryPoint(end, length, values(value)));
    }

    private double[] cpu(Instant from, Duration step, int count) {
        return store.means(from, step, count)[Series.CPU_PERCENT.ordinal()];
    }

    private static double[] values(double value) {
        double[] values = new double[Series.values().length];
        Arrays.fill(values, value);
        return values;
    }
}
