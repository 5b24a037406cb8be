package io.totem.dashboard.process;

import java.time.Instant;
import java.util.List;

/** One page of the processes, as docs/api.md describes it. */
public record ProcessList(
        String node,
        int page,
        int size,
        long pages,
        long total,
        Instant takenAt,
        int hidden,
        Counts counts,
        List<ProcessEntry> items) {

    /** Of all processes of the machine, whatever the list is filtered by. */
    public record Counts(long safe, long caution, long danger, long all) {}

    public ProcessList {
        items = List.copyOf(items);
    }
}
