package io.totem.policy.facts;

import io.totem.policy.provenance.Provenance;
import java.util.Objects;

/**
 * What was read about one process besides its sample. Immutable values that are compared: an assessment holds as long as
 * they are the same. What could not be read is empty, never a guess.
 *
 * @param provenance whose program it runs
 */
public record ProcessFacts(Provenance provenance) {

    /** Nothing was read. */
    public static final ProcessFacts NONE = new ProcessFacts(Provenance.UNKNOWN);

    public ProcessFacts {
        Objects.requireNonNull(provenance, "provenance");
    }
}
