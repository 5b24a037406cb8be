package io.totem.logs.line;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How grave a line is, in the four steps a reader needs; the gravest first. */
public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    private static final Map<String, Level> WORDS = Map.ofEntries(
            Map.entry("emerg", ERROR),
            Map.entry("emergency", ERROR),
            Map.entry("panic", ERROR),
            Map.entry("alert", ERROR),
            Map.entry("crit", ERROR),
            Map.entry("critical", ERROR),
            Map.entry("fatal", ERROR),
            Map.entry("severe", ERROR),
            Map.entry("error", ERROR),
            Map.entry("err", ERROR),
            Map.entry("warning", WARN),
            Map.entry("warn", WARN),
            Map.entry("notice", INFO),
            Map.entry("note", INFO),
            Map.entry("info", INFO),
            Map.entry("information", INFO),
            Map.entry("log", INFO),
            Map.entry("config", INFO),
            Map.entry("debug", DEBUG),
            Map.entry("fine", DEBUG),
            Map.entry("finer", DEBUG),
            Map.entry("finest", DEBUG),
            Map.entry("trace", DEBUG));

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word a program writes for it, in any case; empty for other words. */
    public static Optional<Level> ofWord(String word) {
        return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
    }

    /** syslog(3) priorities: 0 emergency … 3 error, 4 warning, 5 notice, 6 info, 7 debug. */
    public static Optional<Level> ofPriority(int priority) {
        return switch (priority) {
            case 0, 1, 2, 3 -> Optional.of(ERROR);
            case 4 -> Optional.of(WARN);
            case 5, 6 -> Optional.of(INFO);
            case 7 -> Optional.of(DEBUG);
            default -> Optional.empty();
        };
    }

    /** An HTTP answer: the server's fault is an error, the client's a warning. */
    public static Optional<Level> ofStatus(int status) {
        if (status < 100 || status > 599) {
            return Optional.empty();
        }
        return Optional.of(status >= 500 ? ERROR : status >= 400 ? WARN : INFO);
    }

    public boolean atLeast(Level other) {
        return compareTo(other) <= 0;
    }
}
