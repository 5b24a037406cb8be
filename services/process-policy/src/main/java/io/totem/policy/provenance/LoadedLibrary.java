package io.totem.policy.provenance;

import java.util.Objects;
import java.util.Optional;

/**
 * A library that a process has mapped and that is not as its package has it, or is no package's.
 *
 * @param path as the process sees it
 * @param owner the package that owns the path, where one does
 */
public record LoadedLibrary(String path, State state, Optional<OwningPackage> owner) {

    /** What is odd about it, the worst first. */
    public enum State {
        /** A package owns this path, and the file holds something else. */
        ALTERED,
        /** Its file was deleted, and no update explains that. */
        DELETED,
        /** No package owns it, though one owns the program that loaded it. */
        UNPACKAGED,
        /** A module of Python's that is run at each start of Python, and that neither a package nor an installer of Python's brought. */
        MODULE
    }

    public LoadedLibrary {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(owner, "owner");
    }
}
