package io.totem.policy.provenance;

/** What the package databases say of a path. */
sealed interface Ownership {

    /** A package brought it. */
    record Owned(PackagedFile file) implements Ownership {}

    /** The system has package databases, all of them were read whole, and none has this path. */
    record Unowned() implements Ownership {}

    /** No database, one that could not be read whole, or one that is changing. */
    record Unknown() implements Ownership {}

    Ownership UNOWNED = new Unowned();
    Ownership UNKNOWN = new Unknown();
}
