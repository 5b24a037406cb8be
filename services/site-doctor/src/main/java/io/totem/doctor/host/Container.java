package io.totem.doctor.host;

import java.util.Objects;
import java.util.Optional;

/**
 * A container of the machine.
 *
 * @param name without the slash that the engine puts before it
 * @param service what Compose calls it, where Compose made it
 * @param exitCode only of one that ended
 * @param outOfMemory whether it was ended for lack of memory; false also where nobody could tell
 */
public record Container(
        String name,
        Optional<String> service,
        State state,
        Health health,
        Optional<Integer> exitCode,
        boolean outOfMemory) {

    /** As the engine has it. */
    public enum State {
        CREATED,
        RUNNING,
        PAUSED,
        RESTARTING,
        EXITED,
        DEAD
    }

    /** What its own health check says. */
    public enum Health {
        /** It has none, or nobody could tell. */
        UNKNOWN,
        STARTING,
        HEALTHY,
        UNHEALTHY
    }

    public Container {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(exitCode, "exitCode");
    }

    /** Whether others reach it under that name. */
    public boolean isCalled(String host) {
        return name.equals(host) || service.filter(host::equals).isPresent();
    }
}
