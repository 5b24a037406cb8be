package io.totem.policy.port;

import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds sockets that a program has only because the one that started it had not closed them (open(2), O_CLOEXEC). Workers run the
 * same program as who started them: they take connections as it does.
 */
final class InheritedSockets {

    private static final int MOST_BETWEEN = 16;
    private static final int INIT = 1;

    private final Map<Integer, List<ListeningSocket>> listening;
    private final Map<Integer, ProcessSample> byPid = new HashMap<>();

    private InheritedSockets(ProcessSweep sweep) {
        this.listening = sweep.listening();
        sweep.processes().stream()
                .filter(process -> listening.containsKey(process.pid()))
                .forEach(process -> byPid.put(process.pid(), process));
    }

    /** By PID and the socket's inode, whose it is. */
    static Map<Integer, Map<Long, Purpose.Inherited>> of(ProcessSweep sweep) {
        InheritedSockets sockets = new InheritedSockets(sweep);
        Map<Integer, Map<Long, Purpose.Inherited>> inherited = new HashMap<>();
        for (ProcessSample process : sockets.byPid.values()) {
            for (ListeningSocket socket : sweep.listening().get(process.pid())) {
                sockets.opener(process, socket.inode())
                        .ifPresent(opener -> inherited
                                .computeIfAbsent(process.pid(), _ -> new HashMap<>())
                                .put(socket.inode(), opener));
            }
        }
        return inherited;
    }

    private Optional<Purpose.Inherited> opener(ProcessSample process, long inode) {
        ProcessSample at = byPid.get(process.parentPid());
        for (int between = 0; between < MOST_BETWEEN && at != null && at.pid() != INIT && holds(at, inode); between++) {
            if (!at.executable().equals(process.executable())) {
                return Optional.of(new Purpose.Inherited(at.pid()));
            }
            at = byPid.get(at.parentPid());
        }
        return Optional.empty();
    }

    private boolean holds(ProcessSample process, long inode) {
        return listening.get(process.pid()).stream().anyMatch(socket -> socket.inode() == inode);
    }
}
