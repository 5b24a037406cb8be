package io.totem.policy.behaviour;

import io.totem.policy.facts.StreamConnection;
import io.totem.procfs.Connection;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessPipes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Joins sockets that are the standard input of processes, or the output of those that are told what to do, or that shells hold
 * besides, to their connections. The tables are read only while there is such a socket that nobody looked up yet, and of a few networks a sweep:
 * the rest waits for the next.
 */
final class Streams {

    private static final int MOST_NETWORKS = 8;
    private static final long NONE = -1L;

    private final ProcessInspector inspector;

    Streams(ProcessInspector inspector) {
        this.inspector = inspector;
    }

    /** @param pending by PID: what has a socket there that was not looked up yet */
    void follow(Map<Integer, Looked> pending) {
        Map<String, Set<Integer>> networks = new HashMap<>();
        pending.keySet()
                .forEach(pid -> networks.computeIfAbsent(inspector.network(pid), _ -> new HashSet<>())
                        .add(pid));
        networks.values().stream().limit(MOST_NETWORKS).forEach(pids -> follow(pids, pending));
    }

    private void follow(Set<Integer> pids, Map<Integer, Looked> pending) {
        Set<Long> streams = new HashSet<>();
        Set<Long> sockets = new HashSet<>();
        for (int pid : pids) {
            streams.add(input(pending.get(pid)));
            streams.add(output(pending.get(pid)));
            sockets.addAll(pending.get(pid).beside().values());
        }
        streams.remove(NONE);
        sockets.addAll(streams);
        int one = pids.iterator().next();
        Map<Long, Connection> connections = new HashMap<>(inspector.connections(one, sockets));
        // Beside its streams a program has sockets of UDP for much that says nothing, such as the resolver's; and Squid
        // talks to its
        // helpers by UDP on the loopback address.
        streams.removeAll(connections.keySet());
        if (!streams.isEmpty()) {
            inspector.datagramConnections(one, streams).forEach((inode, connection) -> {
                if (!connection.remote().isLoopbackAddress()) {
                    connections.put(inode, connection);
                }
            });
        }
        for (int pid : pids) {
            Looked process = pending.get(pid);
            process.isConnected(connection(process, connections));
            process.holds(process.beside().values().stream()
                    .distinct()
                    .filter(connections::containsKey)
                    .collect(Collectors.toMap(inode -> inode, connections::get)));
        }
    }

    private static Optional<StreamConnection> connection(Looked process, Map<Long, Connection> connections) {
        Optional<Connection> input = Optional.ofNullable(connections.get(input(process)));
        Optional<Connection> output = Optional.ofNullable(connections.get(output(process)));
        return input.or(() -> output)
                .map(found -> new StreamConnection(
                        found, input.isPresent(), output.filter(found::equals).isPresent()));
    }

    private static long input(Looked process) {
        return ProcessPipes.socketOf(process.pipes().input());
    }

    /** The answers of what is told what to do; a service's own lines go to a socket as well, to systemd's journal. */
    private static long output(Looked process) {
        boolean toldWhatToDo = process.readsFrom().isPresent();
        return toldWhatToDo || input(process) != NONE
                ? ProcessPipes.socketOf(process.pipes().output())
                : NONE;
    }

    static boolean isPending(Looked process) {
        return !process.followed()
                && (input(process) != NONE
                        || output(process) != NONE
                        || !process.beside().isEmpty());
    }
}
