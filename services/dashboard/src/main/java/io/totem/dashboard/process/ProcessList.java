package io.totem.dashboard.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One page of the processes, as docs/api.md describes it. */
public record ProcessList(
        String node,
        int page,
        int size,
        long pages,
        long total,
        Instant takenAt,
        int hidden,
        boolean othersHidden,
        UnownedPorts unownedPorts,
        Policies policies,
        Counts counts,
        List<ProcessEntry> items) {

    /** Of all processes of the machine, whatever the list is filtered by. */
    public record Counts(long safe, long caution, long danger, long all) {}

    /**
     * How current what explains the processes is.
     *
     * @param readAt empty before it was read for the first time
     * @param stale whether the store does not answer: lists go on, nothing can be ended
     */
    public record Policies(Optional<Instant> readAt, boolean stale) {

        static final Policies CURRENT = new Policies(Optional.empty(), false);

        public Policies {
            readAt = readAt == null ? Optional.empty() : readAt;
        }
    }

    public ProcessList {
        unownedPorts = unownedPorts == null ? UnownedPorts.NONE : unownedPorts;
        policies = policies == null ? Policies.CURRENT : policies;
        items = List.copyOf(items);
    }
}
