package io.totem.policy.known;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How current the copy of the dictionary in memory is.
 *
 * @param readAt when it was last compared with the store; empty before it was for the first time
 * @param stale whether the store did not answer since, or never did
 */
public record Freshness(Optional<Instant> readAt, boolean stale) {

    public Freshness {
        Objects.requireNonNull(readAt, "readAt");
    }
}
