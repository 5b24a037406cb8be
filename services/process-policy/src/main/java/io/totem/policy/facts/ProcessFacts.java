package io.totem.policy.facts;

import io.totem.policy.access.ProcessAccess;
import java.util.Optional;

/**
 * What was read about one process besides its sample. Immutable values that are compared: an assessment holds as long as
 * they are the same. What could not be read is empty, never a guess.
 *
 * @param access who may change what it runs
 */
public record ProcessFacts(Optional<ProcessAccess> access) {

    /** Nothing was read. */
    public static final ProcessFacts NONE = new ProcessFacts(Optional.empty());
}
