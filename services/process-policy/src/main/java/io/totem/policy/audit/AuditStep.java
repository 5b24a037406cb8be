package io.totem.policy.audit;

import io.totem.platform.text.Text;
import java.time.Instant;
import java.util.Objects;

/**
 * One thing that was done on the way to the end of a process.
 *
 * @param elapsedMillis since the first step
 */
public record AuditStep(String step, Instant at, long elapsedMillis, Text text) {

    public AuditStep {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(text, "text");
    }
}
