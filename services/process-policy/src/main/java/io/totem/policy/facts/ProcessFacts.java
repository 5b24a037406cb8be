package io.totem.policy.facts;

import java.util.Objects;

/**
 * What was read about one process besides its sample. Immutable values that are compared: an assessment holds as long as
 * they are the same. What could not be read is empty, never a guess.
 *
 * @param behaviour what it does
 */
public record ProcessFacts(Behaviour behaviour) {

    /** Nothing was read. */
    public static final ProcessFacts NONE = new ProcessFacts(Behaviour.NONE);

    public ProcessFacts {
        Objects.requireNonNull(behaviour, "behaviour");
    }

    /** The same with this behaviour. */
    public ProcessFacts with(Behaviour seen) {
        return new ProcessFacts(seen);
    }
}
