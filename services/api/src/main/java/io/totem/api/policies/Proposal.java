package io.totem.api.policies;

import java.time.Instant;
import java.util.Objects;

/**
 * A policy that waits until an admin accepts it.
 *
 * @param id of this very proposal: a later one for the same policy has another
 * @param file it came in
 */
public record Proposal(String id, Instant at, String file, ProcessPolicy policy) {

    public Proposal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(policy, "policy");
    }
}
