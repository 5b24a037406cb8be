package io.totem.dashboard.process;

import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How ending a process went, step by step. */
public record TerminationOutcome(
        String node,
        String identity,
        String name,
        String outcome,
        LocalizedText text,
        Optional<LocalizedText> note,
        long tookMillis,
        String auditId,
        List<Step> steps) {

    public record Step(String step, Instant at, long elapsedMillis, LocalizedText text) {}

    public TerminationOutcome {
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    public Level level() {
        return switch (outcome) {
            case "EXITED", "KILLED", "GONE" -> Level.GOOD;
            case "SURVIVED" -> Level.BAD;
            default -> Level.WARN;
        };
    }
}
