package io.totem.policy.rule;

import com.fasterxml.jackson.annotation.JsonValue;
import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Control without an operator: which processes, on what condition, and what then.
 *
 * @param name small letters, digits and hyphens
 * @param budget how many times it may act in an hour; the next time turns it off
 * @param cooldownSeconds how long it rests after it acted
 * @param stopped why it was turned off, if it was not by a person
 */
public record Rule(
        String name,
        boolean enabled,
        Mode mode,
        Match match,
        Condition condition,
        Action action,
        Budget budget,
        long cooldownSeconds,
        Optional<LocalizedText> stopped,
        String updatedBy,
        Instant updatedAt) {

    /** Whether it acts, or only says that it would. */
    public enum Mode {
        SHADOW,
        ENFORCE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it does. */
    public enum Action {
        WARN,
        TERMINATE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How often in any sixty minutes. */
    public record Budget(long perHour) {}

    public Rule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(match, "match");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(stopped, "stopped");
        Objects.requireNonNull(updatedBy, "updatedBy");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    /** Whether it really ends processes. */
    public boolean ends() {
        return mode == Mode.ENFORCE && action == Action.TERMINATE;
    }

    Rule turnedOff(LocalizedText why, Instant now) {
        return new Rule(
                name,
                false,
                mode,
                match,
                condition,
                action,
                budget,
                cooldownSeconds,
                Optional.of(why),
                "rule:" + name,
                now);
    }
}
