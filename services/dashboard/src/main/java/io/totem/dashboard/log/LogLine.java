package io.totem.dashboard.log;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** One line of a log, as docs/api.md describes it. */
public record LogLine(
        Optional<String> cursor,
        Optional<Instant> at,
        Optional<String> level,
        Optional<String> origin,
        String text,
        boolean cut) {

    public boolean alarming() {
        return level.filter(word -> word.equals("error") || word.equals("warn")).isPresent();
    }

    /** As the console writes it. */
    public String levelWord() {
        return level.map(word -> word.toUpperCase(Locale.ROOT)).orElse("");
    }
}
