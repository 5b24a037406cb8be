package io.totem.api.audit;

import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.Objects;

/**
 * One thing that was done on the way to the end of a process.
 *
 * @param elapsedMillis since the first step
 */
public record AuditStep(String step, Instant at, long elapsedMillis, LocalizedText text) {

    public AuditStep {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(text, "text");
    }
}
