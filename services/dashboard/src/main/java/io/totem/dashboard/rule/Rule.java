package io.totem.dashboard.rule;

import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Control without an operator, as docs/api.md describes it. */
public record Rule(
        String name,
        boolean enabled,
        String mode,
        Match match,
        Condition condition,
        String action,
        Budget budget,
        long cooldownSeconds,
        Optional<LocalizedText> stopped,
        String updatedBy,
        Instant updatedAt) {

    public record Match(
            Optional<String> name,
            Optional<String> user,
            Optional<String> exePrefix,
            Optional<Boolean> known,
            Optional<String> verdict,
            Optional<Integer> port) {}

    public record Condition(String field, String operator, long value, long forSeconds) {

        public long valueMillis() {
            return value * 1_000;
        }

        public long forMillis() {
            return forSeconds * 1_000;
        }

        /** Such as ≥. */
        public String sign() {
            return switch (operator) {
                case ">=" -> "≥";
                case "<=" -> "≤";
                default -> operator;
            };
        }
    }

    public record Budget(long perHour) {}

    /** One page of rules. */
    public record Rules(int page, long pages, long total, List<Rule> items) {

        public Rules {
            items = List.copyOf(items);
        }
    }

    public long cooldownMillis() {
        return cooldownSeconds * 1_000;
    }

    /** The page that shows it. */
    public String page() {
        return "/rules/" + name;
    }

    public boolean enforced() {
        return mode.equals("enforce");
    }

    public boolean ends() {
        return action.equals("terminate");
    }

    /** On, off, or turned off by its own budget. */
    public Level level() {
        if (stopped.isPresent()) {
            return Level.BAD;
        }
        return enabled ? Level.GOOD : Level.NONE;
    }
}
