package io.totem.policy.container;

import io.totem.api.containers.ContainerView;
import io.totem.platform.text.SecretMask;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Tells a container as the API does. */
final class ContainerViews {

    private ContainerViews() {}

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
