package io.totem.metrics.history;

import java.time.Duration;

/**
 * What was measured in one slot of five seconds.
 *
 * @param number of the slot since 1970
 * @param sums value × milliseconds, one for each {@link Series} in its order
 * @param measured milliseconds, likewise; fewer than the slot has where measuring began or ended within it
 */
record Slot(long number, float[] sums, short[] measured) {

    static final Duration LENGTH = Duration.ofSeconds(5);
    static final long MILLIS = LENGTH.toMillis();

    /** A clock that was set back measures a slot twice. */
    static final int MOST_MEASURED = (int) (2 * MILLIS);

    Slot {
        int series = Series.values().length;
        if (sums.length != series || measured.length != series) {
            throw new IllegalArgumentException(sums.length + " sums and " + measured.length + " times for " + series);
        }
    }

    /** The slot in which that moment lies. */
    static long at(long epochMillis) {
        return Math.floorDiv(epochMillis, MILLIS);
    }
}
