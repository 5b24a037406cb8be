package io.totem.dashboard.log;

import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where log lines come from, as docs/api.md describes it. */
public record LogSource(
        String id,
        String kind,
        String name,
        Optional<String> path,
        Optional<Long> sizeBytes,
        Optional<Instant> modifiedAt,
        boolean readable,
        Optional<LocalizedText> reason,
        String role,
        boolean allowed) {

    public boolean open() {
        return readable && allowed;
    }

    /** The page that shows it. */
    public String page() {
        return "/logs/source?source=" + Query.encode(id);
    }

    /** One page of the sources. */
    public record Sources(
            String node, int page, int size, long pages, long total, List<LogSource> items, List<LocalizedText> notes) {

        public Sources {
            items = List.copyOf(items);
            notes = notes == null ? List.of() : List.copyOf(notes);
        }
    }

    /** The last lines of one source. */
    public record Tail(String node, String source, Optional<String> cursor, List<LogLine> lines) {

        public Tail {
            lines = List.copyOf(lines);
        }
    }
}
