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
                .map(relay -> seen.with(seen.relations().with(relay.with(standing(relay, sweep)))))
                .orElse(seen);
    }

    private Standing standing(ShellRelay relay, ProcessSweep sweep) {
        return sweep.processes().stream()
                .filter(process -> process.pid() == relay.pid()
                        && ProgramKind.applet(process).equals(relay.program()))
                .findFirst()
                .map(process -> standing(process, relay, sweep))
                .orElse(Standing.NOBODY);
    }

    private Standing standing(ProcessSample process, ShellRelay relay, ProcessSweep sweep) {
        boolean runsItself = !relay.interpreter() || ProgramKind.of(process).isEmpty();
        Provenance provenance = provenances.apply(process, sweep);
        Optional<String> path = runsItself ? process.executable() : Script.of(process);
        Optional<FileOrigin> origin = runsItself ? provenance.program() : provenance.script();
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
        return relay.interpreter() && waits ? Standing.SERVER : Standing.NOBODY;
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
