package io.totem.procfs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every process of one moment, with the sockets each of them listens on.
 *
 * @param bootId of the running kernel
 * @param takenAt when the sweep ended
 * @param processes by PID, ascending
 * @param listening sockets by PID; a PID without any is absent
 * @param hidden how many processes /proc listed but did not let us read (hidepid); 0 normally
 * @param unlisted those of the processes that {@code /proc} does not list and yet has; none normally
 */
public record ProcessSweep(
        String bootId,
        Instant takenAt,
        List<ProcessSample> processes,
        Map<Integer, List<ListeningSocket>> listening,
        int hidden,
        Set<Integer> unlisted) {

    public ProcessSweep {
        processes = List.copyOf(processes);
        listening = Map.copyOf(listening);
        unlisted = Set.copyOf(unlisted);
    }

    /** Of a machine that lists all its processes. */
    public ProcessSweep(
            String bootId,
            Instant takenAt,
            List<ProcessSample> processes,
            Map<Integer, List<ListeningSocket>> listening,
            int hidden) {
        this(bootId, takenAt, processes, listening, hidden, Set.of());
    }
}
