package io.totem.dashboard.log;

import io.totem.dashboard.page.Query;
import java.util.List;

/**
 * A warning or an error and where it stands, as docs/api.md describes it.
 *
 * @param source the log's id
 * @param name the log's name
 */
public record RecentLine(String source, String name, LogLine line) {

    /** The newest, the newest first. */
    public record Recent(String node, String level, List<RecentLine> items) {

        public Recent {
            items = List.copyOf(items);
        }
    }

    /** Who wrote it, else the log's name. */
    public String origin() {
        return line.origin().orElse(name);
    }

    public String page() {
        return "/logs/source?source=" + Query.encode(source);
    }
}
