package io.totem.policy.access;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may change what a process runs.
 *
 * @param runner whose rights it has
 * @param program its executable; empty where that could not be looked at
 * @param script what it was told to run, where it is an interpreter
 */
public record ProcessAccess(Account runner, Optional<FileAccess> program, Optional<FileAccess> script) {

    public ProcessAccess {
        Objects.requireNonNull(runner, "runner");
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(script, "script");
    }

    public Stream<FileAccess> files() {
        return Stream.concat(program.stream(), script.stream());
    }
}
