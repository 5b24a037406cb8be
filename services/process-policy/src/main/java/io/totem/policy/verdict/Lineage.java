package io.totem.policy.verdict;

import io.totem.policy.warning.Ancestor;
import io.totem.policy.warning.Ancestor.Audience;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who started whom in one sweep. Few ask, so the table is made when the first does. */
final class Lineage {

    /** Deeper than any honest tree; parents that form a ring end here, too. */
    private static final int MOST = 64;

    private final ProcessSweep sweep;
    private final Map<Integer, Ancestor> met = new HashMap<>();
    private Map<Integer, ProcessSample> byPid = Map.of();

    Lineage(ProcessSweep sweep) {
        this.sweep = sweep;
    }

    /** A process' ancestors, the nearest first. */
    List<Ancestor> of(ProcessSample process) {
        List<Ancestor> ancestors = new ArrayList<>();
        ProcessSample at = table().get(process.parentPid());
        while (at != null && ancestors.size() < MOST) {
            ancestors.add(ancestor(at));
            at = byPid.get(at.parentPid());
        }
        return ancestors;
    }

    private Ancestor ancestor(ProcessSample process) {
        return met.computeIfAbsent(process.pid(), _ -> Ancestor.of(process, audience(process)));
    }

    private Audience audience(ProcessSample process) {
        List<ListeningSocket> listening = sweep.listening().getOrDefault(process.pid(), List.of());
        if (listening.stream().anyMatch(ListeningSocket::isPublic)) {
            return Audience.OTHERS;
        }
        return listening.isEmpty() ? Audience.NOBODY : Audience.THIS_MACHINE;
    }

    private Map<Integer, ProcessSample> table() {
        if (byPid.isEmpty()) {
            byPid = HashMap.newHashMap(sweep.processes().size());
            sweep.processes().forEach(process -> byPid.put(process.pid(), process));
        }
        return byPid;
    }
}
