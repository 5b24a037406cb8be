package io.totem.dashboard.audit;

import io.quarkus.qute.TemplateExtension;
import io.totem.api.audit.AuditEntry;
import io.totem.dashboard.page.Level;
import io.totem.dashboard.page.Query;
import java.util.Optional;

/** What templates show of an entry beside its fields. */
@TemplateExtension
final class AuditPresenter {

    private static final String BY_RULE = "rule:";

    private AuditPresenter() {}

    /** The rule that did it: its reason is always the same, and can be said in the reader's language. */
    static Optional<String> rule(AuditEntry entry) {
        return entry.who().startsWith(BY_RULE)
                ? Optional.of(entry.who().substring(BY_RULE.length()))
                : Optional.empty();
    }

    static String whoEncoded(AuditEntry entry) {
        return Query.encode(entry.who());
    }

    static String identityEncoded(AuditEntry entry) {
        return Query.encode(entry.identity());
    }

    /** How it ended, in one word of the API: what was refused never began. */
    static String end(AuditEntry entry) {
        return entry.decision().allowed() ? entry.outcome().orElse("UNFINISHED") : "REFUSED";
    }

    static Level level(AuditEntry entry) {
        return switch (end(entry)) {
            case "EXITED", "KILLED", "GONE" -> Level.GOOD;
            case "SURVIVED" -> Level.BAD;
            case "REFUSED" -> Level.NONE;
            default -> Level.WARN;
        };
    }
}
