package io.totem.policy.verdict;

import io.totem.policy.warning.ProgramName;
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
    private Map<Integer, ProcessSample> byPid = Map.of();

    Lineage(ProcessSweep sweep) {
        this.sweep = sweep;
    }

    /** The names of a process' ancestors, the nearest first. */
    List<String> of(ProcessSample process) {
        List<String> names = new ArrayList<>();
        ProcessSample at = table().get(process.parentPid());
        while (at != null && names.size() < MOST) {
            names.add(ProgramName.ofApplet(at));
            at = byPid.get(at.parentPid());
        }
        return names;
    }

    private Map<Integer, ProcessSample> table() {
        if (byPid.isEmpty()) {
            byPid = HashMap.newHashMap(sweep.processes().size());
            sweep.processes().forEach(process -> byPid.put(process.pid(), process));
        }
        return byPid;
    }
}
