package io.totem.policy.access;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may change what a process runs.
 *
 * @param runner whose rights it has
 * @param starter its real user (credentials(7)): mostly the runner
 * @param program its executable; empty where that could not be looked at
 * @param loaded what decides besides what it runs, by its path as the process calls it: the script or the class path of an interpreter,
 *     and the libraries that what root runs has loaded from unusual places
 * @param keptGroup of what is root's in every way: a group that it is in though root is not
 */
public record ProcessAccess(
        Account runner,
        Account starter,
        Optional<FileAccess> program,
        Map<String, FileAccess> loaded,
        Optional<KeptGroup> keptGroup) {

    public ProcessAccess {
        Objects.requireNonNull(runner, "runner");
        Objects.requireNonNull(starter, "starter");
        Objects.requireNonNull(program, "program");
        loaded = Map.copyOf(loaded);
        Objects.requireNonNull(keptGroup, "keptGroup");
    }

    /** In no group but its user's. */
    public ProcessAccess(
            Account runner, Account starter, Optional<FileAccess> program, Map<String, FileAccess> loaded) {
        this(runner, starter, program, loaded, Optional.empty());
    }

    public Stream<FileAccess> files() {
        return Stream.concat(program.stream(), loaded.values().stream());
    }
}
