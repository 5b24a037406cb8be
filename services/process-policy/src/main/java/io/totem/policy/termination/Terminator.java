package io.totem.policy.termination;

import static io.totem.policy.Messages.text;

import io.totem.api.audit.AuditStep;
import io.totem.api.processes.Outcome;
import io.totem.api.processes.TerminationReport;
import io.totem.api.text.LocalizedText;
import io.totem.platform.node.NodeName;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.security.SecurityLog;
import io.totem.policy.audit.AuditTrail;
import io.totem.policy.container.Containers;
import io.totem.policy.identity.ProcessIdentities;
import io.totem.procfs.ProcessSample;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends processes: finds, decides, writes the audit, signals, writes how it ended. */
@Singleton
class Terminator implements Terminations {

    private final ProcessLookup lookup;
    private final PolicyLookup policies;
    private final Containers containers;
    private final TerminationAudit audit;
    private final TerminationLimits limits;
    private final Ending ending;
    private final SecurityLog securityLog;
    private final String node;
    private final Clock clock;

    @Inject
    Terminator(
            ProcessLookup lookup,
            PolicyLookup policies,
            Containers containers,
            AuditTrail trail,
            ProcessSignals signals,
            TerminationConfig config,
            SecurityLog securityLog,
            NodeName node,
            Clock clock) {
        this(lookup, policies, containers, trail, signals, config, securityLog, node.value(), clock);
    }

    Terminator(
            ProcessLookup lookup,
            PolicyLookup policies,
            Containers containers,
            AuditTrail trail,
            ProcessSignals signals,
            TerminationConfig config,
            SecurityLog securityLog,
            String node,
            Clock clock) {
        this.lookup = lookup;
        this.policies = policies;
        this.containers = containers;
        this.audit = new TerminationAudit(trail, clock);
        this.limits = new TerminationLimits(clock, config.perMinute());
        this.ending = new Ending(lookup, signals, config.gracePeriod(), config.killWait());
        this.securityLog = securityLog;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public TerminationReport end(TerminationRequest request) {
        return terminate(request, _ -> {});
    }

    /**
     * @param watcher is told each step as it is done
     * @throws ProblemException 403, 409 or 429 with a {@link Refusal}'s name; 404 PROCESS_UNKNOWN; 503 when the store does
     *     not answer: then nothing was signalled
     */
    TerminationReport terminate(TerminationRequest request, Consumer<AuditStep> watcher) {
        StepLog steps = new StepLog(clock, watcher);
        return switch (LookupResult.of(request.identity(), lookup)) {
            case LookupResult.Unknown _ -> throw ProcessIdentities.unknown(request.identity());
            case LookupResult.Another(ProcessSample other) -> throw refuse(request, other, Refusal.IDENTITY_CHANGED);
            case LookupResult.Over(ProcessSample process) -> tellOver(request, process, steps);
            case LookupResult.Alive(ProcessSample process) -> oneAtATime(request, process, steps);
        };
    }

    private TerminationReport oneAtATime(TerminationRequest request, ProcessSample process, StepLog steps) {
        Optional<String> first =
                limits.enter(request.identity(), request.caller().name());
        if (first.isPresent()) {
            throw refuse(
                    request,
                    process,
                    Refusal.TERMINATION_RUNNING,
                    text("refusal.TERMINATION_RUNNING", process.comm(), Integer.toString(process.pid()), first.get()));
        }
        try {
            return decide(request, process, steps);
        } finally {
            limits.leave(request.identity());
        }
    }

    private TerminationReport decide(TerminationRequest request, ProcessSample process, StepLog steps) {
        Decision decision = TerminationDecision.decide(new TerminationContext(
                process,
                request.expected(),
                process.containerId().map(containers::find),
                lookup.now(process.parentPid()),
                policies.now(process),
                request.caller().role(),
                lookup.host()));
        return switch (decision) {
            case Decision.Refused refused -> throw refuse(request, process, refused.refusal());
            case Decision.Allowed _
            when !limits.spend() -> throw refuse(request, process, Refusal.TOO_MANY_TERMINATIONS);
            case Decision.Allowed allowed -> end(request, process, allowed, steps);
        };
    }

    private TerminationReport end(
            TerminationRequest request, ProcessSample process, Decision.Allowed decision, StepLog steps) {
        decision.note().ifPresent(note -> steps.add("SUPERVISED", note));
        steps.add("DECIDED", request.caller().name());
        String id = audit.begin(request, process, true, decision.code(), decision.because());
        steps.add("AUDITED");
        String outcome = "FAILED";
        try {
            Outcome found = ending.end(process, steps);
            outcome = found.name();
            return report(request, process, found, decision.note(), id, steps);
        } catch (RefusedException refused) {
            outcome = TerminationAudit.REFUSED;
            throw new ProblemException(refused.refusal(), because(refused.refusal(), process));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ending " + request.identity(), interrupted);
        } finally {
            audit.complete(id, steps, outcome);
            lookup.changed();
        }
    }

    private TerminationReport tellOver(TerminationRequest request, ProcessSample process, StepLog steps) {
        LocalizedText over = because(Refusal.ALREADY_OVER, process);
        String id = audit.begin(request, process, false, Refusal.ALREADY_OVER.name(), over);
        TerminationReport report = report(request, process, Outcome.GONE, Optional.empty(), id, steps);
        audit.complete(id, steps, Outcome.GONE.name());
        lookup.changed();
        return report;
    }

    private TerminationReport report(
            TerminationRequest request,
            ProcessSample process,
            Outcome outcome,
            Optional<LocalizedText> note,
            String auditId,
            StepLog steps) {
        LocalizedText text = text(
                "outcome." + outcome,
                process.comm(),
                Integer.toString(process.pid()),
                Long.toString(steps.elapsedMillis()));
        steps.add(outcome.name(), text);
        return new TerminationReport(
                node,
                request.identity().toString(),
                process.comm(),
                outcome,
                text,
                note,
                steps.elapsedMillis(),
                auditId,
                steps.steps());
    }

    private ProblemException refuse(TerminationRequest request, ProcessSample process, Refusal refusal) {
        return refuse(request, process, refusal, because(refusal, process));
    }

    /** Refusals are audited, too. */
    private ProblemException refuse(
            TerminationRequest request, ProcessSample process, Refusal refusal, LocalizedText because) {
        securityLog.refused(
                request.caller(), "ending a process, " + refusal, request.identity() + " " + process.comm());
        String id = audit.begin(request, process, false, refusal.name(), because);
        audit.complete(id, new StepLog(clock, _ -> {}), TerminationAudit.REFUSED);
        return new ProblemException(refusal, because);
    }

    private static LocalizedText because(Refusal refusal, ProcessSample process) {
        return refusal.because(process);
    }
}
