package io.totem.metrics.history;

import java.time.Duration;
import java.time.Instant;

/** Keeps a day of samples. */
public interface SampleStore {

    void add(HistoryPoint point);

    /**
     * Means over equal steps.
     *
     * @param from the start of the first step
     * @param step a whole number of seconds
     * @param count how many steps
     * @return for each {@link Series} in its order, one mean for each step; NaN where nothing was measured
     */
    double[][] means(Instant from, Duration step, int count);
}
