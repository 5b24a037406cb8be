package io.totem.policy.provenance;

import java.util.Objects;

/**
 * A library among the system's own that a process uses, whose file is gone and that no package has.
 *
 * @param path where it was
 * @param packagesChanged whether packages changed since the process started: then an update may have removed it
 */
public record GoneLibrary(String path, boolean packagesChanged) {

    public GoneLibrary {
        Objects.requireNonNull(path, "path");
    }
}
