package io.totem.metrics.history;

import java.time.Duration;
import java.time.Instant;

/**
 * What one sample adds to the history.
 *
 * @param end of the interval the values are about
 * @param length of that interval
 * @param values one for each {@link Series} in its order; NaN where there is none
 */
public record HistoryPoint(Instant end, Duration length, double[] values) {

    public HistoryPoint {
        if (values.length != Series.values().length) {
            throw new IllegalArgumentException(values.length + " values for " + Series.values().length + " series");
        }
        if (!length.isPositive()) {
            throw new IllegalArgumentException("an interval of " + length);
        }
    }
}
