package io.totem.api.containers;

import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.Optional;

/**
 * A container as the API tells it.
 *
 * @param ours whether it is one of Totem's own stack
 * @param exitCode of its last end; only of one that does not run
 * @param outOfMemory whether it was ended for want of memory, and does not run since
 * @param reason what its health check printed when it last failed; told of our own only, others' may hold anything
 */
public record ContainerView(
        String id,
        String name,
        String image,
        Optional<String> project,
        Optional<String> service,
        boolean ours,
        String state,
        Optional<String> health,
        String condition,
        LocalizedText conditionText,
        Optional<Integer> exitCode,
        boolean outOfMemory,
        Optional<String> reason,
        Optional<String> restartPolicy,
        int restarts,
        Optional<Instant> startedAt,
        boolean up) {}
