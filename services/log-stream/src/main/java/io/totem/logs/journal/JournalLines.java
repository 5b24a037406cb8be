package io.totem.logs.journal;

import io.totem.api.logs.LogLine;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Makes lines of entries in the order they were written, and so knows which goes on with the line of another one. */
final class JournalLines {

    /** As many streams with a broken line are remembered; a service has one or two. */
    private static final int MOST_STREAMS = 1_000;

    private final Set<String> broken = new LinkedHashSet<>();

    /** Empty for what is no entry. */
    Optional<LogLine> read(String json) {
        return JournalEntry.read(json).map(this::line);
    }

    private LogLine line(JournalEntry entry) {
        boolean rest = entry.stream().map(broken::remove).orElse(false) || entry.isLaterPart();
        if (entry.isBroken()) {
            entry.stream().ifPresent(broken::add);
        }
        if (broken.size() > MOST_STREAMS) {
            broken.remove(broken.iterator().next());
        }
        return entry.line(rest);
    }
}
