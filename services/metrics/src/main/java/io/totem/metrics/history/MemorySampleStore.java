package io.totem.metrics.history;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * A day in memory: a ring of 17,280 slots of five seconds. A sample is about an interval, and each slot that the interval
 * touches gets its share, so that samples two or five seconds apart fill the slots without holes, and a hole means that
 * nothing was measured. Half a megabyte, from the first sample on.
 */
@Singleton
public class MemorySampleStore implements SampleStore {

    static final Duration SLOT = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofHours(24);

    /** A longer interval (the machine slept) says too little about each of its moments. */
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(60);

    private static final long SLOT_MILLIS = SLOT.toMillis();
    private static final int SERIES = Series.values().length;
    private static final long NEVER = Long.MIN_VALUE;

    private final int slots;
    /** The number of the slot since 1970 that lies at each place of the ring. */
    private final long[] numbers;
    /** Value × milliseconds for each slot and series. */
    private final float[] sums;
    /** Milliseconds measured for each slot and series. */
    private final short[] measured;

    @Inject
    public MemorySampleStore() {
        this(KEPT);
    }

    MemorySampleStore(Duration kept) {
        this.slots = (int) kept.dividedBy(SLOT);
        this.numbers = new long[slots];
        this.sums = new float[slots * SERIES];
        this.measured = new short[slots * SERIES];
        Arrays.fill(numbers, NEVER);
    }

    @Override
    public synchronized void add(HistoryPoint point) {
        if (point.length().compareTo(LONGEST_INTERVAL) > 0) {
            return;
        }
        long end = point.end().toEpochMilli();
        long start = end - point.length().toMillis();
        for (long slot = Math.floorDiv(start, SLOT_MILLIS); slot * SLOT_MILLIS < end; slot++) {
            long from = Math.max(start, slot * SLOT_MILLIS);
            long to = Math.min(end, (slot + 1) * SLOT_MILLIS);
            add(slot, (int) (to - from), point.values());
        }
    }

    @Override
    public synchronized double[][] means(Instant from, Duration step, int count) {
        double[][] means = new double[SERIES][count];
        long first = Math.floorDiv(from.toEpochMilli(), SLOT_MILLIS);
        int slotsPerStep = (int) step.dividedBy(SLOT);
        for (int at = 0; at < count; at++) {
            for (int series = 0; series < SERIES; series++) {
                means[series][at] = mean(first + (long) at * slotsPerStep, slotsPerStep, series);
            }
        }
        return means;
    }

    private void add(long slot, int millis, double[] values) {
        int place = place(slot);
        if (numbers[place] != slot) {
            numbers[place] = slot;
            Arrays.fill(sums, place * SERIES, (place + 1) * SERIES, 0);
            Arrays.fill(measured, place * SERIES, (place + 1) * SERIES, (short) 0);
        }
        for (int series = 0; series < SERIES; series++) {
            int cell = place * SERIES + series;
            // A clock that was set back measures a slot twice; more than all of it would overflow.
            if (!Double.isNaN(values[series]) && measured[cell] + millis <= 2 * SLOT_MILLIS) {
                sums[cell] += (float) (values[series] * millis);
                measured[cell] += (short) millis;
            }
        }
    }

    private double mean(long firstSlot, int count, int series) {
        double sum = 0;
        long millis = 0;
        for (long slot = firstSlot; slot < firstSlot + count; slot++) {
            int place = place(slot);
            if (numbers[place] == slot) {
                sum += sums[place * SERIES + series];
                millis += measured[place * SERIES + series];
            }
        }
        return millis == 0 ? Double.NaN : sum / millis;
    }

    private int place(long slot) {
        return (int) Math.floorMod(slot, (long) slots);
    }
}
