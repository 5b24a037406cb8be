package io.totem.policy.process;

import io.totem.platform.caller.Role;
import io.totem.policy.finding.Finding;
import io.totem.policy.finding.Findings;
import io.totem.policy.termination.Decision;
import io.totem.policy.termination.Expectation;
import io.totem.policy.termination.HostFacts;
import io.totem.policy.termination.PolicyLookup;
import io.totem.policy.termination.TerminationContext;
import io.totem.policy.termination.TerminationDecision;
import io.totem.procfs.AddressTable;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.UnownedSockets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What one sweep found, for every viewer. Only the decisions differ between callers, and only by role: they are made once
 * for each role that asks.
 */
final class ProcessSnapshot {

    private final Instant takenAt;
    private final int hidden;
    private final boolean othersHidden;
    private final List<ProcessView> processes;
    private final Map<Integer, ProcessView> byPid;
    private final UnownedSockets unowned;
    private final HostFacts host;
    private final PolicyLookup policies;
    private volatile List<Finding> findings;
    private final Map<Optional<Role>, Map<ProcessIdentity, Decision>> decisions = new ConcurrentHashMap<>();

    ProcessSnapshot(
            Instant takenAt,
            int hidden,
            boolean othersHidden,
            List<ProcessView> processes,
            UnownedSockets unowned,
            HostFacts host,
            PolicyLookup policies) {
        this.takenAt = takenAt;
        this.hidden = hidden;
        this.othersHidden = othersHidden;
        this.unowned = unowned;
        this.processes = List.copyOf(processes);
        this.host = host;
        this.policies = policies;
        this.byPid = HashMap.newHashMap(processes.size());
        processes.forEach(process -> byPid.put(process.sample().pid(), process));
    }

    /** What needs a look, the worst first; made when somebody first asks. */
    List<Finding> findings() {
        List<Finding> made = findings;
        if (made == null) {
            made = Findings.of(processes);
            findings = made;
        }
        return made;
    }

    Instant takenAt() {
        return takenAt;
    }

    /** How many processes the kernel did not let us read. */
    int hidden() {
        return hidden;
    }

    /** Whether it does not even list those of other users. */
    boolean othersHidden() {
        return othersHidden;
    }

    List<ProcessView> processes() {
        return processes;
    }

    /** The ports that none of them owns. */
    UnownedPorts unownedPorts(AddressTable addresses) {
        return UnownedPorts.of(
                unowned,
                addresses,
                processes.stream()
                        .map(ProcessView::sample)
                        .filter(ProcessSample::kernelThread)
                        .map(ProcessSample::comm)
                        .collect(Collectors.toSet()));
    }

    HostFacts host() {
        return host;
    }

    Optional<ProcessView> byPid(int pid) {
        return Optional.ofNullable(byPid.get(pid));
    }

    Optional<ProcessView> find(ProcessIdentity identity) {
        return byPid(identity.pid()).filter(process -> process.identity().equals(identity));
    }

    /** Asked of every process of every sweep: it makes nothing. */
    Optional<Instant> idleSince(ProcessIdentity identity) {
        ProcessView process = byPid.get(identity.pid());
        return process != null && process.identity().equals(identity) ? process.idleSince() : Optional.empty();
    }

    Optional<ProcessView> parentOf(ProcessView child) {
        return byPid(child.sample().parentPid());
    }

    List<ProcessView> childrenOf(ProcessView parent) {
        return processes.stream()
                .filter(process ->
                        process.sample().parentPid() == parent.sample().pid())
                .toList();
    }

    /** Whether a caller of this role may end it: what the click would be told. */
    Decision decision(ProcessView process, Optional<Role> role) {
        return decisions
                .computeIfAbsent(role, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(process.identity(), _ -> decide(process, role));
    }

    private Decision decide(ProcessView process, Optional<Role> role) {
        return TerminationDecision.decide(new TerminationContext(
                process.sample(),
                Expectation.of(process.sample()),
                process.container(),
                parentOf(process).map(ProcessView::sample),
                policies.remembered(process.assessment().policies()),
                role,
                host));
    }
}
