package io.totem.dashboard.attempt;

import java.time.Instant;
import java.util.Objects;

/**
 * The failed attempts under one key.
 *
 * @param count how many, those under way included
 * @param last when the last one began, to the millisecond
 * @param before when the one before it began; the same where there was none
 */
public record Failures(int count, Instant last, Instant before) {

    public Failures {
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(before, "before");
    }

    static Failures first(Instant at) {
        return new Failures(1, at, at);
    }

    Failures andOne(Instant at) {
        return new Failures(count + 1, at, last);
    }

    /** Without the last one: whoever waits for the others waits as before. */
    Failures withoutLast() {
        return new Failures(Math.max(0, count - 1), before, before);
    }
}
