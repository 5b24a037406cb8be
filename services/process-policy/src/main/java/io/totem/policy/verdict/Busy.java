package io.totem.policy.verdict;

import io.totem.procfs.ProcessSample;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Since when a process has kept a core busy.
 *
 * @param sinceNanos the beginning of the first interval it was busy in, by a clock that nobody sets; empty when it is not
 */
record Busy(OptionalLong sinceNanos) {

    static final Busy NOT = new Busy(OptionalLong.empty());

    private static final double BUSY_PERCENT = 80;

    /** @param sweptBefore when the interval began that the process' share is of */
    Busy next(ProcessSample process, long sweptBefore) {
        if (process.cpuPercent().orElse(0) < BUSY_PERCENT) {
            return NOT;
        }
        return sinceNanos.isPresent() ? this : new Busy(OptionalLong.of(sweptBefore));
    }

    Duration until(long nowNanos) {
        return sinceNanos.isPresent() ? Duration.ofNanos(nowNanos - sinceNanos.getAsLong()) : Duration.ZERO;
    }
}
