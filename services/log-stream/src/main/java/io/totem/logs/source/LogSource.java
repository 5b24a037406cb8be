package io.totem.logs.source;

import io.totem.api.text.LocalizedText;
import io.totem.platform.caller.Caller;
import io.totem.platform.caller.Role;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One source, whoever asks.
 *
 * @param reason why it is not readable; empty when it is
 * @param role the lowest role that may open it
 */
public record LogSource(
        SourceId id,
        String name,
        Optional<Long> sizeBytes,
        Optional<Instant> modifiedAt,
        Optional<LocalizedText> reason,
        Role role) {

    public LogSource {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sizeBytes, "sizeBytes");
        Objects.requireNonNull(modifiedAt, "modifiedAt");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(role, "role");
    }

    public boolean readable() {
        return reason.isEmpty();
    }

    public boolean allowed(Caller caller) {
        return SourceRoles.allows(caller, role);
    }
}
