package io.totem.policy.process;

import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.caller.Role;
import io.totem.policy.supervisor.Supervisor;
import io.totem.policy.supervisor.Supervisors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One process with what is around it. */
record ProcessDetail(
        String node,
        Instant takenAt,
        ProcessRow process,
        Optional<Relative> parent,
        List<Relative> children,
        Optional<Supervisor> supervisor,
        Optional<ProcessPolicy> policy) {

    /** Children beyond these are left out; the list has them all. */
    private static final int MAX_CHILDREN = 200;

    record Relative(String identity, int pid, String name) {

        static Relative of(ProcessView process) {
            return new Relative(process.identity().toString(), process.sample().pid(), process.name());
        }
    }

    static ProcessDetail of(String node, ProcessView process, ProcessSnapshot snapshot, Optional<Role> role) {
        return new ProcessDetail(
                node,
                snapshot.takenAt(),
                ProcessRow.of(process, snapshot, role),
                snapshot.parentOf(process).map(Relative::of),
                snapshot.childrenOf(process).stream()
                        .limit(MAX_CHILDREN)
                        .map(Relative::of)
                        .toList(),
                Supervisors.of(
                        process.sample(),
                        process.container(),
                        snapshot.parentOf(process).map(ProcessView::sample),
                        snapshot.host().restarts()),
                process.assessment().explanation().known());
    }
}
