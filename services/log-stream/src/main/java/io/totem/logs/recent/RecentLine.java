package io.totem.logs.recent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.totem.logs.line.LogLine;
import java.time.Instant;
import java.util.Objects;

/**
 * A grave line and where it stands.
 *
 * @param source the source's id
 * @param name the source's name
 * @param when the line's time, or the file's when the line has none: for sorting
 */
public record RecentLine(
        String source,
        String name,
        LogLine line,
        @JsonIgnore Instant when) {

    public RecentLine {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(when, "when");
    }
}
