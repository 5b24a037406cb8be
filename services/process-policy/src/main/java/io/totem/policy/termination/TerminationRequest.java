package io.totem.policy.termination;

import io.totem.platform.caller.Caller;
import io.totem.procfs.ProcessIdentity;
import java.util.Objects;

/**
 * Somebody wants a process to end.
 *
 * @param expected the process as the caller saw it
 * @param reason in the caller's own words
 */
public record TerminationRequest(ProcessIdentity identity, Expectation expected, String reason, Caller caller) {

    public TerminationRequest {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(caller, "caller");
    }
}
