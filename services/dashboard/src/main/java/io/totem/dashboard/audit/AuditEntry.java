package io.totem.dashboard.audit;

import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Level;
import io.totem.dashboard.page.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One attempt to end a process, as docs/api.md describes it. */
public record AuditEntry(
        String id,
        Instant at,
        String who,
        Optional<String> role,
        Optional<String> from,
        String identity,
        String name,
        Optional<String> executable,
        Optional<Long> uid,
        Optional<String> reason,
        Decision decision,
        List<Step> steps,
        Optional<String> outcome,
        Optional<Instant> completedAt) {

    private static final String BY_RULE = "rule:";

    public record Decision(boolean allowed, String code, LocalizedText because) {}

    public record Step(String step, Instant at, long elapsedMillis, LocalizedText text) {}

    /** One page of the audit. */
    public record Audit(String node, int page, int size, long pages, long total, List<AuditEntry> items) {

        public Audit {
            items = List.copyOf(items);
        }
    }

    public AuditEntry {
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** The rule that did it: its reason is always the same, and can be said in the reader's language. */
    public Optional<String> rule() {
        return who.startsWith(BY_RULE) ? Optional.of(who.substring(BY_RULE.length())) : Optional.empty();
    }

    public String whoEncoded() {
        return Query.encode(who);
    }

    public String identityEncoded() {
        return Query.encode(identity);
    }

    /** How it ended, in one word of the API: what was refused never began. */
    public String end() {
        return decision.allowed() ? outcome.orElse("UNFINISHED") : "REFUSED";
    }

    public Level level() {
        return switch (end()) {
            case "EXITED", "KILLED", "GONE" -> Level.GOOD;
            case "SURVIVED" -> Level.BAD;
            case "REFUSED" -> Level.NONE;
            default -> Level.WARN;
        };
    }
}
