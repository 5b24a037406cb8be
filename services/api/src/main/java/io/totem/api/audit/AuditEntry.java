package io.totem.api.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One ending of a process that somebody asked for, allowed or refused.
 *
 * @param role of the caller at that time, such as {@code operator}
 * @param from the address the caller sat at, where known
 * @param identity {@code bootId:pid:startTicks}
 * @param reason in the caller's own words
 * @param outcome such as EXITED; empty while it runs, and for ever when Totem was stopped in the middle
 */
public record AuditEntry(
        String id,
        Instant at,
        String who,
        String role,
        Optional<String> from,
        String identity,
        String name,
        Optional<String> executable,
        int uid,
        String reason,
        AuditDecision decision,
        List<AuditStep> steps,
        Optional<String> outcome,
        Optional<Instant> completedAt) {

    public AuditEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(executable, "executable");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(decision, "decision");
        steps = List.copyOf(steps);
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(completedAt, "completedAt");
    }
}
