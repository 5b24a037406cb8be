package io.totem.policy.rule;

import io.totem.api.rules.Match;
import io.totem.policy.process.ProcessView;
import java.util.stream.Stream;

/** Which processes a rule is about. Threads of the kernel never are. */
final class Matching {

    private Matching() {}

    /** Whether nothing is given, so that every process meets it. */
    static boolean isEverything(Match match) {
        return Stream.of(match.name(), match.user(), match.exePrefix(), match.known(), match.verdict(), match.port())
                .allMatch(given -> given.isEmpty());
    }

    static boolean matches(Match match, ProcessView process) {
        return !process.sample().kernelThread()
                && match.name().filter(wanted -> !isCalled(process, wanted)).isEmpty()
                && match.user()
                        .filter(wanted -> !wanted.equals(process.sample().user()))
                        .isEmpty()
                && match.exePrefix()
                        .filter(wanted -> !liesBelow(process, wanted))
                        .isEmpty()
                && match.known()
                        .filter(wanted -> wanted
                                != process.assessment().explanation().known().isPresent())
                        .isEmpty()
                && match.verdict()
                        .filter(wanted -> wanted != process.assessment().verdict())
                        .isEmpty()
                && match.port().filter(wanted -> !process.hasPort(wanted)).isEmpty();
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
