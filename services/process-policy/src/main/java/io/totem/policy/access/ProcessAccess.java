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
 */
public record ProcessAccess(
        Account runner, Account starter, Optional<FileAccess> program, Map<String, FileAccess> loaded) {

    public ProcessAccess {
        Objects.requireNonNull(runner, "runner");
        Objects.requireNonNull(starter, "starter");
        Objects.requireNonNull(program, "program");
        loaded = Map.copyOf(loaded);
    }

    public Stream<FileAccess> files() {
        return Stream.concat(program.stream(), loaded.values().stream());
    }
}
