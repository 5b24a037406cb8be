package io.totem.policy.termination;

import io.totem.platform.caller.Role;
import io.totem.policy.container.Container;
import io.totem.procfs.ProcessSample;
import java.util.Objects;
import java.util.Optional;

/**
 * May this caller end this process?
 *
 * @param process as it is now
 * @param expected as the caller saw it
 * @param container the process is in
 * @param parent who started it, where that one still runs
 * @param policy what the dictionary says
 * @param role of the caller; empty for none
 */
public record TerminationContext(
        ProcessSample process,
        Expectation expected,
        Optional<Container> container,
        Optional<ProcessSample> parent,
        PolicyAnswer policy,
        Optional<Role> role,
        HostFacts host) {

    public TerminationContext {
        Objects.requireNonNull(process, "process");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(host, "host");
    }
}
