package io.totem.policy.behaviour;

import io.totem.policy.facts.Relations.Traced;
import io.totem.policy.warning.ProgramKind;
import io.totem.procfs.Held;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds who follows whom by ptrace(2), and who has whose memory open. The kernel says it of the one that is followed, where it is read as seldom as its owner is; of
 * programs that are made for it those that their arguments name are asked at once.
 */
final class Tracers {

    private static final Pattern TRACERS =
            Pattern.compile("strace|ltrace|gdb|gdbserver|lldb|lldb-server|rr|dlv|reptyr");
    private static final Pattern PID = Pattern.compile("(?:-p|-P|--attach=|--pid=)?([0-9]{1,7})");
    private static final int MOST_TOLD = 16;
    private static final int MOST_BETWEEN = 64;

    private final ProcessInspector inspector;
    private final ProcessSweep sweep;
    private final Map<Integer, Looked> looked;
    private final Map<Integer, ProcessSample> byPid = new HashMap<>();

    Tracers(ProcessInspector inspector, ProcessSweep sweep, Map<Integer, Looked> looked) {
        this.inspector = inspector;
        this.sweep = sweep;
        this.looked = looked;
    }

    static boolean isTracer(ProcessSample process) {
        return TRACERS.matcher(ProgramKind.applet(process)).matches();
    }

    void join() {
        List<ProcessSample> traced = sweep.processes().stream()
                .filter(process -> process.tracerPid() > 0)
                .toList();
        List<ProcessSample> tracers = sweep.processes().stream()
                .filter(process -> Optional.ofNullable(looked.get(process.pid()))
                        .filter(Looked::isTracer)
                        .isPresent())
                .toList();
        List<ProcessSample> readers = sweep.processes().stream()
                .filter(process -> Optional.ofNullable(looked.get(process.pid()))
                        .filter(seen -> seen.rights().holds(Held.Kind.MEMORY))
                        .isPresent())
                .toList();
        if (traced.isEmpty() && tracers.isEmpty() && readers.isEmpty()) {
            looked.values().forEach(seen -> tell(seen, List.of()));
            return;
        }
        sweep.processes().forEach(process -> byPid.put(process.pid(), process));
        Map<Integer, List<Traced>> found = new HashMap<>();
        traced.forEach(process -> add(process, process.tracerPid(), false, found));
        tracers.forEach(tracer -> named(tracer).stream()
                .filter(process ->
                        process.tracerPid() != tracer.pid() && inspector.tracer(process.pid()) == tracer.pid())
                .forEach(process -> add(process, tracer.pid(), false, found)));
        readers.forEach(reader -> remembered(reader)
                .filter(process -> !follows(found, reader, process))
                .forEach(process -> add(process, reader.pid(), true, found)));
        looked.forEach((pid, seen) -> tell(seen, found.getOrDefault(pid, List.of())));
    }

    private static void tell(Looked seen, List<Traced> found) {
        if (!seen.relations().traces().equals(found)) {
            seen.relates(seen.relations().tracing(found));
        }
    }

    private static boolean follows(Map<Integer, List<Traced>> found, ProcessSample reader, ProcessSample process) {
        return found.getOrDefault(reader.pid(), List.of()).stream().anyMatch(traced -> traced.pid() == process.pid());
    }

    /**
     * Whose memory it has open, but for its own, and its parent's where it is a part of the same program that was forked since. In a container
     * the numbers are others than here.
     */
    private Stream<ProcessSample> remembered(ProcessSample reader) {
        return reader.containerId().isPresent()
                ? Stream.empty()
                : looked.get(reader.pid()).rights().held().stream()
                        .filter(held -> held.kind() == Held.Kind.MEMORY)
                        .map(held -> byPid.get(Integer.parseInt(held.name())))
                        .filter(Objects::nonNull)
                        .filter(process -> process.pid() != reader.pid()
                                && !(process.pid() == reader.parentPid()
                                        && process.executable().equals(reader.executable())));
    }

    private void add(ProcessSample process, int tracer, boolean memory, Map<Integer, List<Traced>> into) {
        List<Traced> others = into.computeIfAbsent(tracer, _ -> new ArrayList<>());
        if (others.size() < MOST_TOLD) {
            others.add(new Traced(
                    process.pid(),
                    ProgramKind.applet(process),
                    process.uid(),
                    process.user(),
                    isBelow(process, tracer),
                    memory));
        }
    }

    /** The processes that its arguments name by their numbers. */
    private List<ProcessSample> named(ProcessSample tracer) {
        return tracer.commandLine().stream()
                .skip(1)
                .map(PID::matcher)
                .filter(Matcher::matches)
                .map(number -> byPid.get(Integer.parseInt(number.group(1))))
                .filter(Objects::nonNull)
                .limit(MOST_TOLD)
                .toList();
    }

    private boolean isBelow(ProcessSample process, int tracer) {
        ProcessSample at = process;
        for (int between = 0; at != null && between < MOST_BETWEEN; between++) {
            if (at.parentPid() == tracer) {
                return true;
            }
            at = byPid.get(at.parentPid());
        }
        return false;
    }
}
