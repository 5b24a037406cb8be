package io.totem.procfs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Every process of one moment, with the sockets each of them listens on.
 *
 * @param bootId of the running kernel
 * @param takenAt when the sweep ended
 * @param processes by PID, ascending
 * @param listening sockets by PID; a PID without any is absent
 * @param hidden how many processes /proc listed but did not let us read (hidepid); 0 normally
 * @param othersHidden whether /proc does not even list the processes of other users (proc(5), hidepid=2): then nothing is
 *     known of the whole machine
 * @param unowned sockets that none of them holds
 * @param unlisted those of the processes that {@code /proc} does not list and yet has; none normally
 * @param held what reaches past the process' own files and connections, by PID; a PID without any is absent
 */
public record ProcessSweep(
        String bootId,
        Instant takenAt,
        List<ProcessSample> processes,
        Map<Integer, List<ListeningSocket>> listening,
        int hidden,
        boolean othersHidden,
        UnownedSockets unowned,
        Set<Integer> unlisted,
        Map<Integer, Set<Held>> held) {

    public ProcessSweep {
        processes = List.copyOf(processes);
        listening = Map.copyOf(listening);
        Objects.requireNonNull(unowned, "unowned");
        unlisted = Set.copyOf(unlisted);
        held = Map.copyOf(held);
    }

    /** Where nothing is held, or nothing was looked for. */
    public ProcessSweep(
            String bootId,
            Instant takenAt,
            List<ProcessSample> processes,
            Map<Integer, List<ListeningSocket>> listening,
            int hidden,
            boolean othersHidden,
            UnownedSockets unowned,
            Set<Integer> unlisted) {
        this(bootId, takenAt, processes, listening, hidden, othersHidden, unowned, unlisted, Map.of());
    }

    /** Of a machine that lists all its processes, and where every socket has an owner or none was looked for. */
    public ProcessSweep(
            String bootId,
            Instant takenAt,
            List<ProcessSample> processes,
            Map<Integer, List<ListeningSocket>> listening,
            int hidden) {
        this(bootId, takenAt, processes, listening, hidden, false, UnownedSockets.NONE, Set.of());
    }
}
