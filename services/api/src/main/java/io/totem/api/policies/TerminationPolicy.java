package io.totem.api.policies;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.totem.api.text.LocalizedText;
import java.util.Objects;

/**
 * What may be done to a known process.
 *
 * @param isSystem whether it belongs to the operating system
 * @param terminatable whether Totem may end it; one of the conditions, never the only one
 * @param reason why
 */
public record TerminationPolicy(
        @JsonProperty("is_system") boolean isSystem, boolean terminatable, LocalizedText reason) {

    public TerminationPolicy {
        Objects.requireNonNull(reason, "reason");
    }
}
