package io.totem.policy.rule;

import io.totem.policy.process.ProcessView;
import io.totem.policy.verdict.Verdict;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Whether nothing is given, so that every process meets it. */
    boolean isEverything() {
        return Stream.of(name, user, exePrefix, known, verdict, port).allMatch(Optional::isEmpty);
    }

    boolean matches(ProcessView process) {
        return !process.sample().kernelThread()
                && name.filter(wanted -> !isCalled(process, wanted)).isEmpty()
                && user.filter(wanted -> !wanted.equals(process.sample().user()))
                        .isEmpty()
                && exePrefix.filter(wanted -> !liesBelow(process, wanted)).isEmpty()
                && known.filter(wanted -> wanted
                                != process.assessment().explanation().known().isPresent())
                        .isEmpty()
                && verdict.filter(wanted -> wanted != process.assessment().verdict())
                        .isEmpty()
                && port.filter(wanted -> !process.hasPort(wanted)).isEmpty();
    }

    private static boolean isCalled(ProcessView process, String name) {
        return name.equals(process.name()) || name.equals(process.sample().comm());
    }

    private static boolean liesBelow(ProcessView process, String prefix) {
        return process.sample()
                .executable()
                .filter(path -> path.startsWith(prefix))
                .isPresent();
    }
}
