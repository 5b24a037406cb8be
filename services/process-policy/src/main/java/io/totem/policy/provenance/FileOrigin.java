package io.totem.policy.provenance;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the file came from that a process runs.
 *
 * @param path absolute, as the process sees it
 * @param owner the package that brought it; empty unless it is certain that what runs is that file of the host's
 */
public record FileOrigin(String path, State state, Optional<OwningPackage> owner) {

    /** What is known of a file. */
    public enum State {
        /** Nothing that could be relied on. */
        UNKNOWN,
        /** No package owns it, though the system has a package database. */
        UNPACKAGED,
        /** It holds what the package brought. */
        UNCHANGED,
        /** A package owns it, and what it held then is not known, or could not be compared yet. */
        UNCHECKED,
        /** A package owns this path, and the file holds something else. */
        ALTERED,
        /** As ALTERED, though a package system has seemed to be at work all the time: for longer than updates take. */
        ALTERED_MEANWHILE,
        /** A package owns this path, and another file is mounted there, for this process at least. */
        COVERED,
        /** No package owns it, and for this process something is mounted where only packages put files: the machine has no such file there. */
        MOUNTED,
        /** A package owns this path, and an update has put a newer file there. */
        UPDATED,
        /** It held what a package brought, and since then that package was removed, or brings it no more. */
        REMOVED;

        /** The word in JSON. */
        public String word() {
            return (this == ALTERED_MEANWHILE ? ALTERED : this).name().toLowerCase(Locale.ROOT);
        }
    }

    public FileOrigin {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(owner, "owner");
    }

    static FileOrigin unknown(String path) {
        return new FileOrigin(path, State.UNKNOWN, Optional.empty());
    }

    /** Whether what runs is no longer on the disk, as its package has another one now, or none. */
    boolean isOlder() {
        return state == State.UPDATED || state == State.REMOVED;
    }

    /** Whether the package may speak for what runs: it is the package's file. */
    public boolean isThePackages() {
        return state == State.UNCHANGED || state == State.UNCHECKED || isOlder();
    }
}
