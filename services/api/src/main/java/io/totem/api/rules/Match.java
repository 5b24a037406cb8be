package io.totem.api.rules;

import io.totem.api.processes.Verdict;
import java.util.Objects;
import java.util.Optional;

/**
 * Which processes a rule is about: those that meet everything that is given. Threads of the kernel never do.
 *
 * @param name exe's file name or comm, exactly
 * @param exePrefix of exe's path
 * @param known whether the dictionary has it
 * @param port it listens on
 */
public record Match(
        Optional<String> name,
        Optional<String> user,
        Optional<String> exePrefix,
        Optional<Boolean> known,
        Optional<Verdict> verdict,
        Optional<Integer> port) {

    public Match {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(exePrefix, "exePrefix");
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(port, "port");
    }
}
