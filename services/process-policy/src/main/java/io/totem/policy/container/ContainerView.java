package io.totem.policy.container;

import io.totem.api.text.LocalizedText;
import io.totem.platform.text.SecretMask;
import java.time.Instant;
import java.util.Locale;
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
        boolean up) {

    static ContainerView of(ContainerStatus container, boolean ours, Instant now) {
        Condition condition = Condition.of(container, now);
        return new ContainerView(
                container.id(),
                container.name(),
                container.image(),
                container.project(),
                container.service(),
                ours,
                container.state(),
                container.health().map(Probe::status),
                condition.name().toLowerCase(Locale.ROOT),
                condition.sentence(container),
                Optional.of(container.exitCode()).filter(_ -> container.hasEnded()),
                container.hasEnded() && container.outOfMemory(),
                ours ? reason(container, condition) : Optional.empty(),
                container.restartPolicy(),
                container.restarts(),
                container.startedAt(),
                container.isUp());
    }

    private static Optional<String> reason(ContainerStatus container, Condition condition) {
        return switch (condition) {
            case STARTING, UNHEALTHY -> container.health().flatMap(Probe::said).map(SecretMask::mask);
            case HEALTHY, RUNNING, RESTARTING, PAUSED, STOPPED, DEAD -> Optional.empty();
        };
    }
}
