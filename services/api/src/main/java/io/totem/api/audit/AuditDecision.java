package io.totem.api.audit;

import io.totem.api.text.LocalizedText;
import java.util.Objects;

/**
 * What was decided about an ending.
 *
 * @param code the decision's code, also the {@code errorCode} of a refusal
 */
public record AuditDecision(boolean allowed, String code, LocalizedText because) {

    public AuditDecision {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(because, "because");
    }
}
