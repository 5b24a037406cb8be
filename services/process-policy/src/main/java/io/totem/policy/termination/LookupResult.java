package io.totem.policy.termination;

import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import java.util.Optional;

/** What an identity stands for now. */
sealed interface LookupResult {

    /** That process, alive. */
    record Alive(ProcessSample process) implements LookupResult {}

    /** That process was there, and is over. */
    record Over(ProcessSample process) implements LookupResult {}

    /** Its PID belongs to another process now. */
    record Another(ProcessSample other) implements LookupResult {}

    /** Nobody has seen such a process. */
    record Unknown() implements LookupResult {}

    static LookupResult of(ProcessIdentity identity, ProcessLookup lookup) {
        Optional<ProcessSample> now = lookup.now(identity.pid());
        if (now.isEmpty()) {
            return lookup.recently(identity).<LookupResult>map(Over::new).orElseGet(Unknown::new);
        }
        ProcessSample process = now.get();
        if (!process.identity().equals(identity)) {
            return new Another(process);
        }
        return TerminationDecision.isOver(process) ? new Over(process) : new Alive(process);
    }
}
