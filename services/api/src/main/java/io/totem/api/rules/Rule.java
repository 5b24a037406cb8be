package io.totem.api.rules;

import com.fasterxml.jackson.annotation.JsonValue;
import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.Arrays;
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

        public static Optional<Mode> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.word().equals(word))
                    .findFirst();
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

        public static Optional<Action> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(action -> action.word().equals(word))
                    .findFirst();
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
}
