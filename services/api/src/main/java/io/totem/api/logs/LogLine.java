package io.totem.api.logs;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One line for readers.
 *
 * @param cursor the place just behind it
 * @param at when it was written; empty when the line does not say
 * @param origin the program or part of it that wrote the line
 * @param text without escape sequences, control characters made visible, secrets masked
 * @param cut whether the line was longer than what is shown
 */
public record LogLine(
        Cursor cursor, Optional<Instant> at, Optional<Level> level, Optional<String> origin, String text, boolean cut) {

    public LogLine {
        Objects.requireNonNull(cursor, "cursor");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(text, "text");
    }

    /** The same with a time that is known better than from the line itself. */
    public LogLine writtenAt(Instant instant) {
        return new LogLine(cursor, Optional.of(instant), level, origin, text, cut);
    }
}
