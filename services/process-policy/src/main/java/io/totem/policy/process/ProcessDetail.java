package io.totem.policy.process;

import io.totem.platform.caller.Role;
import io.totem.policy.known.KnownProcess;
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
        Optional<KnownProcess> policy) {

    /** Children beyond these are left out; the list has them all. */
    private static final int MAX_CHILDREN = 200;

    record Relative(String identity, int pid, String name) {

        static Relative of(ProcessView process) {
            return new Relative(process.identity().toString(), process.sample().pid(), process.name());
        }
    }

    static ProcessDetail of(String node, ProcessView process, Board board, Optional<Role> role) {
        return new ProcessDetail(
                node,
                board.takenAt(),
                ProcessRow.of(process, board, role),
                board.parentOf(process).map(Relative::of),
                board.childrenOf(process).stream()
                        .limit(MAX_CHILDREN)
                        .map(Relative::of)
                        .toList(),
                Supervisors.of(
                        process.sample(),
                        process.container(),
                        board.parentOf(process).map(ProcessView::sample),
                        board.host().restarts()),
                process.assessment().explanation().known());
    }
}
