package io.totem.api.logs;

import java.util.Objects;

/**
 * A grave line and where it stands.
 *
 * @param source the source's id
 * @param name the source's name
 */
public record RecentLine(String source, String name, LogLine line) {

    public RecentLine {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(line, "line");
    }
}
