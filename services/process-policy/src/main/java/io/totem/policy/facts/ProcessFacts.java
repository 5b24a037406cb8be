package io.totem.policy.facts;

/**
 * What was read about one process besides its sample. Immutable values that are compared: an assessment holds as long as
 * they are the same. What could not be read is empty, never a guess.
 */
public record ProcessFacts() {

    /** Nothing was read. */
    public static final ProcessFacts NONE = new ProcessFacts();
}
