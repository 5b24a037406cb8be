package io.totem.dashboard.attempt;

import java.time.Duration;

/**
 * How long the next attempt has to wait: not at all after the first failures, then one second, two, four, up to the longest.
 *
 * @param free so many failures cost nothing
 * @param longest no wait is longer
 */
public record DelayRule(int free, Duration longest) {

    /** More doublings than any longest wait needs. */
    private static final int MOST_DOUBLINGS = 16;

    /** The wait after so many failures. */
    public Duration after(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(failures - free, MOST_DOUBLINGS));
        return delay.compareTo(longest) > 0 ? longest : delay;
    }
}
