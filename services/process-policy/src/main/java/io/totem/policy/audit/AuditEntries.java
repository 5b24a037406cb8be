package io.totem.policy.audit;

import io.totem.api.audit.AuditDecision;
import io.totem.api.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes entries for the audit. */
public final class AuditEntries {

    private AuditEntries() {}

    /** An entry with an id of its own that nothing has followed on yet. */
    public static AuditEntry begun(
            Instant at,
            String who,
            String role,
            Optional<String> from,
            String identity,
            String name,
            Optional<String> executable,
            int uid,
            String reason,
            AuditDecision decision) {
        String id = UUID.randomUUID().toString();
        return new AuditEntry(
                id,
                at,
                who,
                role,
                from,
                identity,
                name,
                executable,
                uid,
                reason,
                decision,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
