package io.totem.procfs;

import java.util.OptionalDouble;

/** Turns a process' growing CPU time into a share of one core. */
final class CpuMeter {

    /** Of ticks of 10 ms, fewer than 25 make too coarse a share: within this time the last one stands. */
    private static final long SHORTEST_NANOS = 250_000_000;

    private static final double NANOS_A_SECOND = 1e9;

    private final long ticksPerSecond;
    private long ticks;
    private long nanos;
    private OptionalDouble percent = OptionalDouble.empty();

    CpuMeter(long ticksPerSecond, long ticks, long nanos) {
        this.ticksPerSecond = ticksPerSecond;
        this.ticks = ticks;
        this.nanos = nanos;
    }

    /** The share since the reading before, 100 for one busy core; empty for a counter that went backwards. */
    OptionalDouble percentAt(long nowTicks, long nowNanos) {
        long elapsed = nowNanos - nanos;
        if (elapsed < SHORTEST_NANOS) {
            return percent;
        }
        double seconds = (double) (nowTicks - ticks) / ticksPerSecond;
        percent = nowTicks < ticks
                ? OptionalDouble.empty()
                : OptionalDouble.of(100 * seconds / (elapsed / NANOS_A_SECOND));
        ticks = nowTicks;
        nanos = nowNanos;
        return percent;
    }
}
