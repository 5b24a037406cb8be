package io.totem.dashboard.rule;

import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Level;
import java.time.Instant;
import java.util.List;

/** What a rule did, would have done, or why it stopped. */
public record RuleEvent(Instant at, String identity, String name, String user, String outcome, LocalizedText text) {

    /** One page of them, the newest first. */
    public record Events(int page, long pages, long total, List<RuleEvent> items) {

        public Events {
            items = List.copyOf(items);
        }
    }

    public Level level() {
        return switch (outcome) {
            case "EXITED", "KILLED", "GONE" -> Level.GOOD;
            case "WARNED", "IDENTITY_CHANGED" -> Level.WARN;
            case "TURNED_OFF", "SURVIVED" -> Level.BAD;
            default -> Level.NONE;
        };
    }
}
