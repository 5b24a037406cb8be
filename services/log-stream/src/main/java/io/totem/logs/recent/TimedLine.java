package io.totem.logs.recent;

import io.totem.api.logs.LogLine;
import io.totem.api.logs.RecentLine;
import io.totem.logs.source.LogSource;
import java.time.Instant;

/**
 * A grave line, to be sorted.
 *
 * @param when the line's own time, or another where it has none
 */
record TimedLine(RecentLine shown, Instant when) {

    static TimedLine of(LogSource source, LogLine line, Instant otherwise) {
        return new TimedLine(
                new RecentLine(source.id().text(), source.name(), line),
                line.at().orElse(otherwise));
    }
}
