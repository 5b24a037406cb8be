package io.totem.policy.container;

import java.time.Instant;
import java.util.Optional;

/**
 * How a container is, by the engine's own verdict.
 *
 * @param project the Compose project it belongs to
 * @param service its name in that project
 * @param state {@code running}, {@code paused}, {@code restarting}, {@code dead} or {@code exited}
 * @param health {@code starting}, {@code healthy} or {@code unhealthy}; empty without a health check
 */
public record ContainerStatus(
        String id,
        String name,
        String image,
        Optional<String> project,
        Optional<String> service,
        String state,
        Optional<String> health,
        Optional<String> restartPolicy,
        Optional<Instant> startedAt) {

    /** Runs, and its health check, if it has one, does not object. */
    public boolean isUp() {
        return state.equals("running") && health.map("healthy"::equals).orElse(true);
    }
}
