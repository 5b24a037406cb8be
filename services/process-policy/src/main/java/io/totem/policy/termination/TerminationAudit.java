package io.totem.policy.termination;

import static io.totem.policy.Messages.text;

import io.totem.api.audit.AuditDecision;
import io.totem.api.text.LocalizedText;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.policy.audit.AuditEntries;
import io.totem.policy.audit.AuditTrail;
import io.totem.procfs.ProcessSample;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Writes endings and refusals into the audit. What cannot be written is not done. */
final class TerminationAudit {

    static final String REFUSED = "REFUSED";

    private static final Logger LOG = Logger.getLogger(TerminationAudit.class);

    private final AuditTrail trail;
    private final Clock clock;

    TerminationAudit(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Writes that it begins, before the first signal.
     *
     * @return the entry's id
     * @throws ProblemException 503 when it was not written
     */
    String begin(
            TerminationRequest request, ProcessSample process, boolean allowed, String code, LocalizedText because) {
        try {
            return trail.begin(AuditEntries.begun(
                    clock.instant(),
                    request.caller().name(),
                    request.caller().role().map(Role::group).orElse(""),
                    request.caller().address(),
                    request.identity().toString(),
                    process.comm(),
                    process.executable(),
                    process.uid(),
                    request.reason(),
                    new AuditDecision(allowed, code, because)));
        } catch (StoreUnavailableException unwritten) {
            throw new ProblemException(
                    Refusal.STORE_UNAVAILABLE,
                    text("problem.audit", process.comm(), String.valueOf(process.pid())),
                    unwritten);
        }
    }

    /** Writes how it ended. By now signals may be out: what happened is told to the caller even when this fails. */
    void complete(String id, StepLog steps, String outcome) {
        try {
            trail.complete(id, steps.steps(), outcome, clock.instant());
        } catch (StoreUnavailableException lost) {
            LOG.errorf(lost, "the outcome %s of the ending %s could not be written to the audit", outcome, id);
        }
    }
}
