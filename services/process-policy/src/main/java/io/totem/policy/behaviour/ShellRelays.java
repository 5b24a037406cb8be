package io.totem.policy.behaviour;

import io.totem.policy.facts.Relations;
import io.totem.policy.facts.Relations.ShellRelay;
import io.totem.policy.warning.ProgramKind;
import io.totem.procfs.Connection;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessPipes;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds who carries a connection to the pipes of a shell: an interpreter that started it ({@code spawn("sh")}, {@code Popen}) and has a
 * connection itself. Of pipes it has the other ends, or another interpreter of the same user has them; of pairs of sockets, which
 * Node.js makes, nobody tells whose the other ends are, so there the parent counts.
 */
final class ShellRelays {

    /** A shell may stand between. */
    private static final int MOST_BETWEEN = 4;

    /** Of one user, where the parent has ended. */
    private static final int MOST_ASKED = 64;

    private final ProcessInspector inspector;
    private final ProcessSweep sweep;
    private final Map<Integer, Looked> looked;
    private final Map<Integer, ProcessSample> byPid = new HashMap<>();
    private final Map<Integer, Collection<String>> links = new HashMap<>();

    ShellRelays(ProcessInspector inspector, ProcessSweep sweep, Map<Integer, Looked> looked) {
        this.inspector = inspector;
        this.sweep = sweep;
        this.looked = looked;
    }

    /**
     * Asked of each when it was just looked at.
     *
     * @param readers those that read what they run from a descriptor
     */
    void join(List<ProcessSample> readers) {
        List<ProcessSample> pending = readers.stream()
                .filter(process -> isPending(looked.get(process.pid())))
                .toList();
        if (pending.isEmpty()) {
            return;
        }
        sweep.processes().forEach(process -> byPid.put(process.pid(), process));
        for (ProcessSample process : pending) {
            Looked seen = looked.get(process.pid());
            Relations known = seen.relations();
            seen.asked();
            if (known.shellRelay().isEmpty()) {
                shellRelay(process, seen.pipes()).map(known::with).ifPresent(seen::relates);
            }
        }
    }

    private static boolean isPending(Looked seen) {
        ProcessPipes pipes = seen.pipes();
        return !seen.related()
                && !seen.isConnected()
                && pipes.executed()
                && seen.readsFrom().orElse(-1) == 0
                && isPassage(pipes.input())
                && isPassage(pipes.output());
    }

    private static boolean isPassage(String link) {
        return ProcessPipes.isPipe(link) || ProcessPipes.socketOf(link) > 0;
    }

    private Optional<ShellRelay> shellRelay(ProcessSample process, ProcessPipes pipes) {
        Set<String> ends = Stream.of(pipes.input(), pipes.output())
                .filter(ProcessPipes::isPipe)
                .collect(Collectors.toSet());
        return candidates(process, !ends.isEmpty())
                .filter(candidate -> links(candidate.pid()).containsAll(ends))
                .flatMap(candidate -> shellRelay(candidate).stream())
                .findFirst();
    }

    /** Its ancestors; where the other ends can be told, then whoever else of the same user. */
    private Stream<ProcessSample> candidates(ProcessSample process, boolean told) {
        List<ProcessSample> line = new ArrayList<>();
        ProcessSample at = byPid.get(process.parentPid());
        while (at != null && line.size() < MOST_BETWEEN) {
            line.add(at);
            at = isShell(at) ? byPid.get(at.parentPid()) : null;
        }
        Stream<ProcessSample> others = told
                ? sweep.processes().stream().filter(other -> other.uid() == process.uid() && !line.contains(other))
                : Stream.empty();
        return Stream.concat(line.stream(), others)
                .filter(candidate -> candidate.pid() != process.pid() && mayRelay(candidate))
                .limit(MOST_ASKED);
    }

    private static boolean isShell(ProcessSample process) {
        return ProgramKind.of(process).filter(ProgramKind.SHELL::equals).isPresent();
    }

    private static boolean mayRelay(ProcessSample process) {
        return ProgramKind.of(process).filter(ProgramKind.INTERPRETER::equals).isPresent()
                || ProgramKind.applet(process).equals("java");
    }

    private Collection<String> links(int pid) {
        return links.computeIfAbsent(
                pid, _ -> Set.copyOf(inspector.descriptors(pid).values()));
    }

    /** The connection that leads farthest is told. */
    private Optional<ShellRelay> shellRelay(ProcessSample process) {
        Set<Long> sockets = new HashSet<>();
        links(process.pid()).forEach(link -> sockets.add(ProcessPipes.socketOf(link)));
        sockets.remove(-1L);
        return (sockets.isEmpty() ? Map.<Long, Connection>of() : inspector.connections(process.pid(), sockets))
                .values().stream()
                        .min(Comparator.comparing((Connection connection) ->
                                        connection.remote().isLoopbackAddress())
                                .thenComparing(Connection::accepted)
                                .thenComparing(connection -> connection.remote().getHostAddress())
                                .thenComparing(Connection::remotePort))
                        .map(connection -> new ShellRelay(process.pid(), ProgramKind.applet(process), connection));
    }
}
