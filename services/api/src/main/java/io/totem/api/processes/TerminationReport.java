package io.totem.api.processes;

import io.totem.api.audit.AuditStep;
import io.totem.api.text.LocalizedText;
import java.util.List;
import java.util.Optional;

/**
 * What was done.
 *
 * @param note who will start the process again
 */
public record TerminationReport(
        String node,
        String identity,
        String name,
        Outcome outcome,
        LocalizedText text,
        Optional<LocalizedText> note,
        long tookMillis,
        String auditId,
        List<AuditStep> steps) {

    public TerminationReport {
        steps = List.copyOf(steps);
    }
}
