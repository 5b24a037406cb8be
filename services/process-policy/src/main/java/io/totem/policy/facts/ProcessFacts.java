package io.totem.policy.facts;

import io.totem.policy.access.ProcessAccess;
import io.totem.policy.port.PortFacts;
import java.util.Objects;
import java.util.Optional;

/**
 * What was read about one process besides its sample. Immutable values that are compared: an assessment holds as long as
 * they are the same. What could not be read is empty, never a guess.
 *
 * @param access who may change what it runs
 * @param ports who can reach the ports it keeps open; empty when it keeps none, and where only the sockets are known
 */
public record ProcessFacts(Optional<ProcessAccess> access, Optional<PortFacts> ports) {

    /** Nothing was read. */
    public static final ProcessFacts NONE = new ProcessFacts(Optional.empty(), Optional.empty());

    public ProcessFacts {
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(ports, "ports");
    }
}
