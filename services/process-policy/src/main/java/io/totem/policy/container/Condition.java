package io.totem.policy.container;

import io.totem.api.text.LocalizedText;
import io.totem.policy.Messages;
import java.time.Duration;
import java.time.Instant;

/** How a container is, in one word for a reader; the engine's state and its health check taken together. */
public enum Condition {
    HEALTHY,
    /** Without a health check. */
    RUNNING,
    STARTING,
    UNHEALTHY,
    /** It ends and is started again, over and over. */
    RESTARTING,
    PAUSED,
    STOPPED,
    DEAD;

    /** The engine's own counter never goes down, so a lone restart after many old ones is told by how long it has lasted. */
    private static final int MANY_RESTARTS = 3;

    private static final Duration JUST_STARTED = Duration.ofMinutes(2);

    static Condition of(ContainerStatus container, Instant now) {
        return switch (container.state()) {
            case "restarting" -> RESTARTING;
            case "paused" -> PAUSED;
            case "dead" -> DEAD;
            case "running" -> keepsRestarting(container, now) ? RESTARTING : running(container);
            default -> STOPPED;
        };
    }

    private static Condition running(ContainerStatus container) {
        return container
                .health()
                .map(probe -> switch (probe.status()) {
                    case "healthy" -> HEALTHY;
                    case "starting" -> STARTING;
                    default -> UNHEALTHY;
                })
                .orElse(RUNNING);
    }

    private static boolean keepsRestarting(ContainerStatus container, Instant now) {
        return container.restarts() >= MANY_RESTARTS
                && container
                        .startedAt()
                        .filter(at -> at.plus(JUST_STARTED).isAfter(now))
                        .isPresent();
    }

    LocalizedText sentence(ContainerStatus container) {
        return switch (this) {
            case HEALTHY, RUNNING, STARTING, PAUSED, DEAD -> Messages.text("container." + this);
            case UNHEALTHY ->
                Messages.text(
                        "container.UNHEALTHY",
                        container.health().map(Probe::failures).orElse(0));
            case RESTARTING ->
                Messages.text(
                        container.outOfMemory() ? "container.RESTARTING.memory" : "container.RESTARTING",
                        container.restarts(),
                        container.exitCode());
            case STOPPED ->
                Messages.text(
                        container.outOfMemory() ? "container.STOPPED.memory" : "container.STOPPED",
                        container.exitCode());
        };
    }
}
