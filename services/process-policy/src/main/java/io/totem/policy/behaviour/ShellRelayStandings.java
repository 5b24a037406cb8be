package io.totem.policy.behaviour;

import io.totem.policy.access.FileAccess;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Relations.ShellRelay;
import io.totem.policy.facts.Relations.ShellRelay.Standing;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.place.Script;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.script.Interpreted;
import io.totem.policy.warning.ProgramKind;
import io.totem.policy.warning.Sessions;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Tells who vouches for the programs that have a shell's other ends: its place, its owner and its package, never its name. */
public final class ShellRelayStandings {

    private static final String PROGRAMS = "/usr";

    /** From here on user ids are lent to user namespaces (SUB_UID_MIN in login.defs(5)): nobody logs in with one of them. */
    private static final int FIRST_SUBORDINATE = 100_000;

    private final ExecutableLocations places;
    private final FileAccesses accesses;
    private final BiFunction<ProcessSample, ProcessSweep, Provenance> provenances;

    public ShellRelayStandings(
            ExecutableLocations places,
            FileAccesses accesses,
            BiFunction<ProcessSample, ProcessSweep, Provenance> provenances) {
        this.places = places;
        this.accesses = accesses;
        this.provenances = provenances;
    }

    /** What was seen of a process, with the standing of the program that hands on to it, where there is one. */
    public Behaviour judged(Behaviour seen, ProcessSweep sweep) {
        return seen.relations()
                .shellRelay()
                .map(relay -> seen.with(relay(relay, sweep)
                        .map(process -> seen.relations().with(relay.with(standing(process, relay, sweep))))
                        .orElseGet(() -> seen.relations().withoutShellRelay())))
                .orElse(seen);
    }

    /** Empty when it has ended: then it hands on nothing any more. */
    private static Optional<ProcessSample> relay(ShellRelay relay, ProcessSweep sweep) {
        return sweep.processes().stream()
                .filter(process -> process.pid() == relay.pid())
                .findFirst();
    }

    private Standing standing(ProcessSample process, ShellRelay relay, ProcessSweep sweep) {
        if (isMadeForIt(process) || !ProgramKind.applet(process).equals(relay.program())) {
            return Standing.NOBODY;
        }
        Provenance provenance = provenances.apply(process, sweep);
        Optional<String> loaded = Interpreted.of(process).flatMap(Interpreted::loaded);
        Optional<String> path = relay.interpreter() ? Script.of(process) : loaded.or(process::executable);
        Optional<FileOrigin> origin =
                (relay.interpreter() ? provenance.script() : provenance.program()).filter(_ -> loaded.isEmpty());
        if (path.isPresent() && origin.filter(FileOrigin::isThePackages).isPresent()) {
            return Standing.SYSTEM;
        } else if (path.isPresent() && isRootsInPlace(path.get(), process)) {
            boolean unpackaged = origin.filter(file -> file.state() != FileOrigin.State.UNKNOWN)
                    .isPresent();
            return unpackaged && !ExecutableLocations.isInStore(path.get()) ? Standing.ADMIN : Standing.SYSTEM;
        } else if (Sessions.isAPersonsOwn(process)) {
            return Standing.PERSON;
        }
        boolean waits =
                !sweep.listening().getOrDefault(process.pid(), List.of()).isEmpty();
        boolean serves = waits && relay.connection().accepted() && !Script.isText(process);
        return relay.interpreter() && serves ? Standing.SERVER : Standing.NOBODY;
    }

    /** Whatever brought socat and netcat: what they hand on is their arguments' matter. */
    private static boolean isMadeForIt(ProcessSample process) {
        return ProgramKind.of(process).filter(ProgramKind.NETWORK_TOOL::equals).isPresent();
    }

    private boolean isRootsInPlace(String path, ProcessSample process) {
        return places.kind(path, process) == PlaceKind.STANDARD
                && accesses.of(process, path)
                        .filter(file -> file.kind() == FileAccess.Kind.FILE
                                && (file.isRootsAlone() || isTheImages(process, file)))
                        .isPresent();
    }

    /** Whose root is another user of the host's (user_namespaces(7)): the one whose the folder of programs is. */
    private boolean isTheImages(ProcessSample process, FileAccess file) {
        boolean lent =
                file.owner().filter(owner -> owner.uid() >= FIRST_SUBORDINATE).isPresent();
        return (process.containerId().isPresent() || lent)
                && file.owner().filter(owner -> file.isClosedBut(owner.uid())).isPresent()
                && accesses.of(process, PROGRAMS).map(FileAccess::owner).equals(Optional.of(file.owner()));
    }
}
