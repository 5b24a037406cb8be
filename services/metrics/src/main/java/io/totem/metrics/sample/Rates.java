package io.totem.metrics.sample;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * From two values of a counter to a rate. A counter that went backwards (a device was replaced, a counter wrapped) and
 * an interval of no length have no rate: empty, not a number nobody measured.
 */
final class Rates {

    private static final double NANOS = 1e9;

    private Rates() {}

    static OptionalDouble perSecond(long before, long after, long nanos) {
        if (after < before || nanos <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(rounded((after - before) * NANOS / nanos));
    }

    /** The same, to whole units. */
    static OptionalLong wholePerSecond(long before, long after, long nanos) {
        if (after < before || nanos <= 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.round((after - before) * NANOS / nanos));
    }

    /** How large a part is, 0–100; empty when there is no whole. A part that clocks made larger than the whole is 100. */
    static OptionalDouble percent(long part, long whole) {
        if (part < 0 || whole <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(rounded(Math.min(100, 100.0 * part / whole)));
    }

    /** Two decimals are more than any of this is exact to. */
    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
