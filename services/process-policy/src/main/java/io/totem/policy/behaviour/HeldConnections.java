package io.totem.policy.behaviour;

import io.totem.policy.facts.StreamConnection;
import io.totem.procfs.Connection;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessPipes;
import io.totem.procfs.ProcessSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds shells that take what they are told from a connection which is none of their standard streams: they read from it
 * ({@code read -u 5}), or another program does and hands it to them through a pipe ({@code cat <&5 | while read …}). One that only holds
 * a connection, to write to it or because it got it from who started it, does neither.
 */
final class HeldConnections {

    /** A pipeline's shell is a child of the one that holds the connection. */
    private static final int MOST_BETWEEN = 4;

    private final ProcessInspector inspector;
    private final Map<Integer, Looked> looked;
    private final Map<Integer, Integer> parents = new HashMap<>();

    HeldConnections(ProcessInspector inspector, Map<Integer, Looked> looked) {
        this.inspector = inspector;
        this.looked = looked;
    }

    /** @param holders those that hold one and are not known to be told what to do by it */
    void join(List<ProcessSample> holders, List<ProcessSample> all) {
        if (holders.isEmpty()) {
            return;
        }
        all.forEach(process -> parents.put(process.pid(), process.parentPid()));
        for (ProcessSample holder : holders) {
            Looked seen = looked.get(holder.pid());
            read(holder.pid(), seen)
                    .or(() -> handedOn(holder.pid(), seen))
                    .ifPresent(connection ->
                            seen.isConnected(Optional.of(new StreamConnection(connection, false, false))));
        }
    }

    private Optional<Connection> read(int pid, Looked holder) {
        OptionalInt descriptor = inspector.waitsFor(pid);
        return descriptor.isPresent()
                ? Optional.ofNullable(holder.beside().get(descriptor.getAsInt()))
                        .map(holder.held()::get)
                : Optional.empty();
    }

    private Optional<Connection> handedOn(int pid, Looked holder) {
        return looked.values().stream()
                .filter(relay -> ProcessPipes.isPipe(relay.pipes().output()))
                .flatMap(relay -> Optional.ofNullable(
                        holder.held().get(ProcessPipes.socketOf(relay.pipes().input())))
                        .filter(_ -> reachesShell(pid, relay.pipes().output(), MOST_BETWEEN))
                        .stream())
                .findFirst();
    }

    /** Whether this shell, or a part of it that it made for the pipeline, reads from that pipe, or from what others make of it. */
    private boolean reachesShell(int holder, String pipe, int hops) {
        return hops > 0
                && looked.entrySet().stream()
                        .filter(reader -> reader.getValue().pipes().input().equals(pipe))
                        .anyMatch(reader -> reader.getValue().isShell()
                                ? isBelow(reader.getKey(), holder)
                                : ProcessPipes.isPipe(reader.getValue().pipes().output())
                                        && reachesShell(
                                                holder,
                                                reader.getValue().pipes().output(),
                                                hops - 1));
    }

    private boolean isBelow(int pid, int holder) {
        int at = pid;
        for (int between = 0; between < MOST_BETWEEN && at != holder; between++) {
            at = parents.getOrDefault(at, 0);
        }
        return at == holder;
    }
}
