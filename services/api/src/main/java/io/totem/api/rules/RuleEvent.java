package io.totem.api.rules;

import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.Objects;

/**
 * A rule found its condition met, or was turned off.
 *
 * @param outcome WARNED, WOULD_HAVE_ENDED, TURNED_OFF, or of an ending its outcome or the refusal's code
 */
public record RuleEvent(
        Instant at, String rule, String identity, String name, String user, String outcome, LocalizedText text) {

    public RuleEvent {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(text, "text");
    }
}
