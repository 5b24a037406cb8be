package io.totem.metrics.history;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A day in memory: a ring of 17,280 slots of five seconds. A sample is about an interval, and each slot that the interval
 * touches gets its share, so that samples two or five seconds apart fill the slots without holes, and a hole means that
 * nothing was measured. Half a megabyte, from the first sample on.
 *
 * <p>It also knows which slots an archive has not got yet: the ring is the archive's queue, so that an archive which is
 * away loses no more than memory does.
 */
@Singleton
public class MemorySampleStore implements SampleStore {

    static final Duration KEPT = Duration.ofHours(24);

    /** A longer interval (the machine slept) says too little about each of its moments. */
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(60);

    private static final int SERIES = Series.values().length;
    private static final long NEVER = Long.MIN_VALUE;

    private final int slots;
    /** The number of the slot since 1970 that lies at each place of the ring. */
    private final long[] numbers;
    /** Value × milliseconds for each slot and series. */
    private final float[] sums;
    /** Milliseconds measured for each slot and series. */
    private final short[] measured;
    /** Places whose slots changed since they were taken for the archive. */
    private final BitSet untaken;
    /** The slot that the next sample goes on with. */
    private long current = NEVER;

    @Inject
    public MemorySampleStore() {
        this(KEPT);
    }

    MemorySampleStore(Duration kept) {
        this.slots = (int) kept.dividedBy(Slot.LENGTH);
        this.numbers = new long[slots];
        this.sums = new float[slots * SERIES];
        this.measured = new short[slots * SERIES];
        this.untaken = new BitSet(slots);
        Arrays.fill(numbers, NEVER);
    }

    @Override
    public synchronized void add(HistoryPoint point) {
        if (point.length().compareTo(LONGEST_INTERVAL) > 0) {
            return;
        }
        long end = point.end().toEpochMilli();
        long start = end - point.length().toMillis();
        for (long slot = Slot.at(start); slot * Slot.MILLIS < end; slot++) {
            long from = Math.max(start, slot * Slot.MILLIS);
            long to = Math.min(end, (slot + 1) * Slot.MILLIS);
            add(slot, (int) (to - from), point.values());
        }
        current = Slot.at(end);
        notifyAll();
    }

    @Override
    public synchronized double[][] means(Instant from, Duration step, int count) {
        double[][] means = new double[SERIES][count];
        long first = Slot.at(from.toEpochMilli());
        int slotsPerStep = (int) step.dividedBy(Slot.LENGTH);
        for (int at = 0; at < count; at++) {
            for (int series = 0; series < SERIES; series++) {
                means[series][at] = mean(first + (long) at * slotsPerStep, slotsPerStep, series);
            }
        }
        return means;
    }

    /** Finished slots that the archive has not got, waiting for the first; each is given once. */
    synchronized List<Slot> take(int most) throws InterruptedException {
        List<Slot> taken = takeNow(most, false);
        while (taken.isEmpty()) {
            wait();
            taken = takeNow(most, false);
        }
        return taken;
    }

    /** All that the archive has not got, the slot that is being measured included. */
    synchronized List<Slot> takeAll() {
        return takeNow(slots, true);
    }

    /** What was taken and did not arrive is to be taken again. */
    synchronized void putBack(List<Slot> taken) {
        for (Slot slot : taken) {
            int place = place(slot.number());
            if (numbers[place] == slot.number()) {
                untaken.set(place);
            }
        }
    }

    /**
     * Adds what an earlier process measured. Two parts of one slot make the whole; where both claim the same time, what was
     * measured here wins.
     */
    synchronized void merge(List<Slot> earlier) {
        for (Slot slot : earlier) {
            int place = place(slot.number());
            if (numbers[place] < slot.number()) {
                begin(place, slot.number());
            }
            for (int series = 0; series < SERIES && numbers[place] == slot.number(); series++) {
                int cell = place * SERIES + series;
                if (measured[cell] == 0 || measured[cell] + slot.measured()[series] <= Slot.MILLIS) {
                    sums[cell] += slot.sums()[series];
                    measured[cell] += slot.measured()[series];
                }
            }
        }
    }

    private List<Slot> takeNow(int most, boolean unfinished) {
        List<Slot> taken = new ArrayList<>();
        for (int place = untaken.nextSetBit(0);
                place >= 0 && taken.size() < most;
                place = untaken.nextSetBit(place + 1)) {
            if (unfinished || numbers[place] != current) {
                untaken.clear(place);
                taken.add(slot(place));
            }
        }
        return taken;
    }

    private Slot slot(int place) {
        int from = place * SERIES;
        int to = from + SERIES;
        return new Slot(numbers[place], Arrays.copyOfRange(sums, from, to), Arrays.copyOfRange(measured, from, to));
    }

    private void add(long slot, int millis, double[] values) {
        int place = place(slot);
        if (numbers[place] != slot) {
            begin(place, slot);
        }
        untaken.set(place);
        for (int series = 0; series < SERIES; series++) {
            int cell = place * SERIES + series;
            // More would overflow, sooner or later.
            if (!Double.isNaN(values[series]) && measured[cell] + millis <= Slot.MOST_MEASURED) {
                sums[cell] += (float) (values[series] * millis);
                measured[cell] += (short) millis;
            }
        }
    }

    private void begin(int place, long slot) {
        numbers[place] = slot;
        untaken.clear(place);
        Arrays.fill(sums, place * SERIES, (place + 1) * SERIES, 0);
        Arrays.fill(measured, place * SERIES, (place + 1) * SERIES, (short) 0);
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
