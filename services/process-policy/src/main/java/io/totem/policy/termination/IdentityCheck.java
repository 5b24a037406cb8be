package io.totem.policy.termination;

import io.totem.procfs.ProcessSample;
import java.util.Optional;

/** Whether a PID still belongs to the process that was decided upon. */
enum IdentityCheck {
    SAME,
    OVER,
    CHANGED;

    static IdentityCheck of(ProcessSample decided, ProcessLookup lookup) {
        Optional<ProcessSample> now = lookup.now(decided.pid());
        if (now.isEmpty()) {
            return OVER;
        }
        ProcessSample process = now.get();
        if (!process.identity().equals(decided.identity())) {
            return CHANGED;
        }
        if (TerminationDecision.isOver(process)) {
            return OVER;
        }
        boolean same = Expectation.of(decided).matches(process) && decided.realUid() == process.realUid();
        return same ? SAME : CHANGED;
    }
}
