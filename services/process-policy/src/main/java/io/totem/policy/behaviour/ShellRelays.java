package io.totem.policy.behaviour;

import io.totem.policy.facts.Relations;
import io.totem.policy.facts.Relations.ShellRelay;
import io.totem.policy.facts.Relations.ShellRelay.Standing;
import io.totem.policy.warning.ProgramKind;
import io.totem.procfs.Connection;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessPipes;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds who carries a connection to the pipes or the pseudo-terminal of a shell: a program that has their other ends and a connection
 * itself, as {@code spawn("sh")}, {@code Popen}, and forkpty(3) make it. Of pairs of sockets, which Node.js makes, nobody tells whose the
 * other ends are, so there the parent counts. Interpreters may have their connection on this machine; of any other program, and of
 * terminals, only one with another machine counts, that is still there when it is looked for once more.
 */
final class ShellRelays {

    /** Shells, su(1) and sudo(8) may stand between. */
    private static final int MOST_BETWEEN = 8;

    /** Of one user, where the parent has ended. */
    private static final int MOST_ASKED = 64;

    private static final int MOST_PARTS = 8;

    private static final Pattern TERMINAL = Pattern.compile("/dev/pts/([0-9]{1,9})");
    private static final Set<String> MASTERS = Set.of("/dev/ptmx", "/dev/pts/ptmx");

    /** What a shell is told through and answers to, as far as that names its other ends: pipes, or the number of a terminal. */
    private record Streams(Optional<String> input, Optional<String> output, OptionalInt terminal) {

        boolean told() {
            return input.isPresent() || output.isPresent() || terminal.isPresent();
        }
    }

    private final ProcessInspector inspector;
    private final ProcessSweep sweep;
    private final Map<Integer, Looked> looked;
    private final Map<Integer, ProcessSample> byPid = new HashMap<>();
    private final Map<Integer, Map<Integer, String>> links = new HashMap<>();

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
            join(process, looked.get(process.pid()));
        }
    }

    private void join(ProcessSample process, Looked seen) {
        Relations known = seen.relations();
        Optional<ShellRelay> found = known.shellRelay().isPresent()
                ? Optional.empty()
                : streams(process, seen).flatMap(streams -> shellRelay(process, streams));
        Optional<ShellRelay> lasting = found.filter(
                relay -> isInterpretersPipe(relay.interpreter(), relay.terminal()) || seen.isConfirmed(relay));
        lasting.map(known::with).ifPresent(seen::relates);
        if (found.isEmpty() || lasting.isPresent()) {
            seen.asked();
        }
    }

    private static boolean isInterpretersPipe(boolean interpreter, boolean terminal) {
        return interpreter && !terminal;
    }

    private static boolean isPending(Looked seen) {
        ProcessPipes pipes = seen.pipes();
        return !seen.related()
                && !seen.isConnected()
                && pipes.executed()
                && seen.readsFrom().orElse(-1) == 0
                && (isPassage(pipes.input()) && isPassage(pipes.output())
                        || seen.isShell() && pipes.input().isEmpty());
    }

    private static boolean isPassage(String link) {
        return ProcessPipes.isPipe(link) || ProcessPipes.socketOf(link) > 0;
    }

    private Optional<Streams> streams(ProcessSample process, Looked seen) {
        ProcessPipes pipes = seen.pipes();
        if (!pipes.input().isEmpty()) {
            return Optional.of(new Streams(
                    Optional.of(pipes.input()).filter(ProcessPipes::isPipe),
                    Optional.of(pipes.output()).filter(ProcessPipes::isPipe),
                    OptionalInt.empty()));
        }
        Matcher terminal = TERMINAL.matcher(inspector.descriptor(process.pid(), 0));
        return terminal.matches()
                ? Optional.of(new Streams(
                        Optional.empty(), Optional.empty(), OptionalInt.of(Integer.parseInt(terminal.group(1)))))
                : Optional.empty();
    }

    private Optional<ShellRelay> shellRelay(ProcessSample process, Streams streams) {
        List<ProcessSample> holders = candidates(process, streams)
                .filter(candidate -> holds(candidate, streams))
                .limit(streams.terminal().isPresent() ? 1 : MOST_ASKED)
                .toList();
        return holders.stream()
                .flatMap(holder -> shellRelay(holder, streams.terminal().isPresent()).stream())
                .findFirst();
    }

    /** Its ancestors; where the other ends can be told, then whoever else of the same user, interpreters first. */
    private Stream<ProcessSample> candidates(ProcessSample process, Streams streams) {
        List<ProcessSample> line = new ArrayList<>();
        ProcessSample at = byPid.get(process.parentPid());
        while (at != null && line.size() < MOST_BETWEEN) {
            line.add(at);
            at = streams.told() || isShell(at) ? byPid.get(at.parentPid()) : null;
        }
        Stream<ProcessSample> others = streams.told()
                ? sweep.processes().stream()
                        .filter(other -> other.uid() == process.uid() && !line.contains(other))
                        .sorted(Comparator.comparing(other -> !isInterpreter(other)))
                : Stream.empty();
        return Stream.concat(line.stream(), others)
                .filter(candidate -> candidate.pid() != process.pid()
                        && candidate.containerId().equals(process.containerId())
                        && candidate.executable().isPresent())
                .limit(MOST_ASKED);
    }

    /** Whether it has the other ends, or shares them with a part of it that it forked; where nobody can tell, whoever started it counts. */
    private boolean holds(ProcessSample candidate, Streams streams) {
        if (streams.terminal().isPresent()) {
            return holdsTerminal(candidate.pid(), streams.terminal());
        }
        return streams.input().filter(pipe -> !holds(candidate, pipe, false)).isEmpty()
                && streams.output()
                        .filter(pipe -> !holds(candidate, pipe, true)
                                && sweep.processes().stream()
                                        .filter(part -> isPart(part, candidate))
                                        .limit(MOST_PARTS)
                                        .noneMatch(part -> holds(part, pipe, true)))
                        .isEmpty();
    }

    /** @param reading the end of the pipe that is wanted; in {@code fetch | sh} the errors of fetch go where sh writes, too */
    private boolean holds(ProcessSample process, String pipe, boolean reading) {
        return links(process.pid()).entrySet().stream()
                .filter(link -> link.getValue().equals(pipe))
                .anyMatch(link ->
                        inspector.isReading(process.pid(), link.getKey()).orElse(reading) == reading);
    }

    private boolean holdsTerminal(int pid, OptionalInt terminal) {
        return links(pid).entrySet().stream()
                .filter(link -> MASTERS.contains(link.getValue()))
                .anyMatch(link -> inspector.terminal(pid, link.getKey()).equals(terminal));
    }

    private static boolean isPart(ProcessSample other, ProcessSample of) {
        boolean family = other.parentPid() == of.pid() || of.parentPid() == other.pid();
        return family && other.executable().equals(of.executable());
    }

    private static boolean isShell(ProcessSample process) {
        return ProgramKind.of(process).filter(ProgramKind.SHELL::equals).isPresent();
    }

    private static boolean isInterpreter(ProcessSample process) {
        return ProgramKind.of(process).filter(ProgramKind.INTERPRETER::equals).isPresent()
                || ProgramKind.applet(process).equals("java");
    }

    private Map<Integer, String> links(int pid) {
        return links.computeIfAbsent(pid, inspector::descriptors);
    }

    /** The connection that leads farthest is told. */
    private Optional<ShellRelay> shellRelay(ProcessSample process, boolean terminal) {
        boolean interpreter = isInterpreter(process);
        Set<Long> sockets = new HashSet<>();
        links(process.pid()).values().forEach(link -> sockets.add(ProcessPipes.socketOf(link)));
        sockets.remove(-1L);
        return (sockets.isEmpty() ? Map.<Long, Connection>of() : inspector.connections(process.pid(), sockets))
                .values().stream()
                        .filter(connection -> isInterpretersPipe(interpreter, terminal)
                                || !connection.remote().isLoopbackAddress())
                        .min(Comparator.comparing((Connection connection) ->
                                        connection.remote().isLoopbackAddress())
                                .thenComparing(Connection::accepted)
                                .thenComparing(connection -> connection.remote().getHostAddress())
                                .thenComparing(Connection::remotePort))
                        .map(connection -> new ShellRelay(
                                process.pid(),
                                ProgramKind.applet(process),
                                connection,
                                interpreter,
                                terminal,
                                Standing.NOBODY));
    }
}
