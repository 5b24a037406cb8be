package io.totem.policy.container;

import java.util.Objects;
import java.util.Optional;

/**
 * What a container's health check found.
 *
 * @param status {@code starting}, {@code healthy} or {@code unhealthy}
 * @param failures how many checks failed one after the other
 * @param said what the last failed check printed: a stranger's words
 */
public record Probe(String status, int failures, Optional<String> said) {

    public Probe {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(said, "said");
    }
}
