package io.totem.policy.warning;

import io.totem.api.policies.Expected;
import io.totem.api.policies.Origin;
import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.place.Place;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.place.Script;
import io.totem.policy.port.PortFacts;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ProcessSample;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All that a warning may look at.
 *
 * @param listening the sockets this process waits on
 * @param place where the program that counts lies; empty where that may not be read
 * @param ancestors of a shell, an interpreter, a downloader, a network tool, of what is connected on its standard streams, and of what
 *     root runs and nobody explains: what it was started by, the nearest first
 * @param facts what was read besides
 * @param busyFor how long it has used a core nearly alone
 */
public record Evidence(
        ProcessSample process,
        List<ListeningSocket> listening,
        Explanation explanation,
        Optional<Place> place,
        List<Ancestor> ancestors,
        ProcessFacts facts,
        Duration busyFor) {

    public Evidence {
        Objects.requireNonNull(process, "process");
        listening = List.copyOf(listening);
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(place, "place");
        ancestors = List.copyOf(ancestors);
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(busyFor, "busyFor");
    }

    /** The ports it keeps open, and who can reach them. */
    public PortFacts ports() {
        return facts.ports().orElseGet(() -> PortFacts.ofAddresses(listening));
    }

    /** What a person calls it. */
    public String name() {
        return explanation.nameOf(process).orElseGet(() -> ProgramName.of(process));
    }

    /**
     * Whether its policy calls something normal. That is believed only where exe is one of the policy's own paths (in a
     * container, whose paths mean nothing outside, where the file is called like one of them).
     */
    public boolean expects(Predicate<Expected> normal) {
        return explanation
                .known()
                .map(ProcessPolicy::expected)
                .filter(normal)
                .filter(this::liesWhereExpected)
                .isPresent();
    }

    /**
     * Whether its policy calls running as root normal. Of an interpreter the script may lie at the policy's path instead:
     * its arguments are root's own word, and whoever may forge those may as well replace the file.
     */
    public boolean expectsRoot() {
        return expects(Expected::root)
                || explanation
                        .known()
                        .map(ProcessPolicy::expected)
                        .filter(Expected::root)
                        .filter(expected -> Script.of(process)
                                .filter(expected.paths()::contains)
                                .isPresent())
                        .isPresent();
    }

    /** As {@link #expects}, but only an operator's own word counts, and only with a reason. */
    public boolean operatorExpects(Predicate<Expected> normal) {
        return explanation.known().filter(Evidence::isOperatorsWithReason).isPresent() && expects(normal);
    }

    /** Whether its policy names this place: of what it runs, the program or the script of an interpreter. */
    public boolean expectsAt(String path) {
        return explanation
                .known()
                .filter(known -> known.expected().paths().contains(path))
                .isPresent();
    }

    /** As {@link #expectsAt}, but only an operator's own word counts, and only with a reason. */
    public boolean operatorExpectsAt(String path) {
        return explanation.known().filter(Evidence::isOperatorsWithReason).isPresent() && expectsAt(path);
    }

    private boolean liesWhereExpected(Expected expected) {
        return process.executable().isPresent()
                && expected.paths().stream()
                        .anyMatch(path -> matches(path, process.executable().get()));
    }

    private boolean matches(String expected, String executable) {
        return process.containerId().isPresent() || isInStore(executable)
                ? ProgramPath.fileName(expected).equals(ProgramPath.unwrapped(ProgramPath.fileName(executable)))
                : ProgramPath.same(expected, executable);
    }

    /** There each version has a path of its own, and only root can have put it there. */
    private boolean isInStore(String executable) {
        return ExecutableLocations.isInStore(executable)
                && place.filter(found -> found.kind() == PlaceKind.STANDARD).isPresent();
    }

    private static boolean isOperatorsWithReason(ProcessPolicy known) {
        return known.origin() == Origin.OPERATOR
                && !(known.policy().reason().ko().isBlank()
                        && known.policy().reason().en().isBlank());
    }
}
