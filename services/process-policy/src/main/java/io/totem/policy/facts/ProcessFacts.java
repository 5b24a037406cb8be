package io.totem.policy.facts;

import io.totem.policy.access.ProcessAccess;
import io.totem.policy.port.PortFacts;
import io.totem.policy.provenance.Provenance;
import java.util.Objects;
import java.util.Optional;

/**
 * What was read about one process besides its sample. Immutable values that are compared: an assessment holds as long as
 * they are the same. What could not be read is empty, never a guess.
 *
 * @param access who may change what it runs
 * @param ports who can reach the ports it keeps open; empty when it keeps none, and where only the sockets are known
 * @param behaviour what it does
 * @param provenance whose program it runs
 * @param own where it is a part of Totem itself
 */
public record ProcessFacts(
        Optional<ProcessAccess> access,
        Optional<PortFacts> ports,
        Behaviour behaviour,
        Provenance provenance,
        Optional<OwnPart> own) {

    /** Nothing was read. */
    public static final ProcessFacts NONE =
            new ProcessFacts(Optional.empty(), Optional.empty(), Behaviour.NONE, Provenance.UNKNOWN, Optional.empty());

    public ProcessFacts {
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(ports, "ports");
        Objects.requireNonNull(behaviour, "behaviour");
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(own, "own");
    }

    public ProcessFacts with(ProcessAccess read) {
        return new ProcessFacts(Optional.of(read), ports, behaviour, provenance, own);
    }

    public ProcessFacts with(PortFacts read) {
        return new ProcessFacts(access, Optional.of(read), behaviour, provenance, own);
    }

    public ProcessFacts with(Behaviour seen) {
        return new ProcessFacts(access, ports, seen, provenance, own);
    }

    public ProcessFacts with(Provenance found) {
        return new ProcessFacts(access, ports, behaviour, found, own);
    }

    public ProcessFacts with(OwnPart part) {
        return new ProcessFacts(access, ports, behaviour, provenance, Optional.of(part));
    }
}
