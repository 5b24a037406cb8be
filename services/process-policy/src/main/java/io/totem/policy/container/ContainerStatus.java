package io.totem.policy.container;

import java.time.Instant;
import java.util.Optional;

/**
 * How a container is, by the engine's own verdict.
 *
 * @param project the Compose project it belongs to
 * @param service its name in that project
 * @param state {@code running}, {@code paused}, {@code restarting}, {@code dead} or {@code exited}
 * @param health empty without a health check
 * @param restarts how often the engine started it again by itself
 * @param exitCode of its last end; 0 before the first
 * @param outOfMemory whether it was ended for want of memory
 * @param lasting whether it is one of its project's services: in a network of that project, and not started for one command
 */
public record ContainerStatus(
        String id,
        String name,
        String image,
        Optional<String> project,
        Optional<String> service,
        String state,
        Optional<Probe> health,
        Optional<String> restartPolicy,
        int restarts,
        int exitCode,
        boolean outOfMemory,
        boolean lasting,
        Optional<Instant> startedAt) {

    ContainerStatus withHealth(Probe probe) {
        return new ContainerStatus(
                id,
                name,
                image,
                project,
                service,
                state,
                Optional.of(probe),
                restartPolicy,
                restarts,
                exitCode,
                outOfMemory,
                lasting,
                startedAt);
    }

    /** Its processes are gone, for good or until its next start. */
    public boolean hasEnded() {
        return switch (state) {
            case "exited", "dead", "restarting" -> true;
            default -> false;
        };
    }

    /** Runs, and its health check, if it has one, does not object. */
    public boolean isUp() {
        return state.equals("running")
                && health.map(probe -> probe.status().equals("healthy")).orElse(true);
    }
}
