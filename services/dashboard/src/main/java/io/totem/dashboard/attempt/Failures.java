package io.totem.dashboard.attempt;

import java.time.Instant;
import java.util.Objects;

/**
 * The failed attempts under one key.
 *
 * @param count how many, those under way included
 * @param last when the last one began, to the millisecond
 */
public record Failures(int count, Instant last) {

    public Failures {
        Objects.requireNonNull(last, "last");
    }
}
