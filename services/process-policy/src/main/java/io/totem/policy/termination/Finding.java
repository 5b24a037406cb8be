package io.totem.policy.termination;

import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import java.util.Optional;

/** What an identity stands for now. */
sealed interface Finding {

    /** That process, alive. */
    record Alive(ProcessSample process) implements Finding {}

    /** That process was there, and is over. */
    record Over(ProcessSample process) implements Finding {}

    /** Its PID belongs to another process now. */
    record Another(ProcessSample other) implements Finding {}

    /** Nobody has seen such a process. */
    record Unknown() implements Finding {}

    static Finding of(ProcessIdentity identity, ProcessSight sight) {
        Optional<ProcessSample> now = sight.now(identity.pid());
        if (now.isEmpty()) {
            return sight.recently(identity).<Finding>map(Over::new).orElseGet(Unknown::new);
        }
        ProcessSample process = now.get();
        if (!process.identity().equals(identity)) {
            return new Another(process);
        }
        return TerminationDecision.isOver(process) ? new Over(process) : new Alive(process);
    }
}
