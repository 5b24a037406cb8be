package io.totem.logs.line;

import io.totem.api.logs.Level;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How grave a line is, by what programs write for it. */
public final class Levels {

    private static final Map<String, Level> WORDS = Map.ofEntries(
            Map.entry("emerg", Level.ERROR),
            Map.entry("emergency", Level.ERROR),
            Map.entry("panic", Level.ERROR),
            Map.entry("alert", Level.ERROR),
            Map.entry("crit", Level.ERROR),
            Map.entry("critical", Level.ERROR),
            Map.entry("fatal", Level.ERROR),
            Map.entry("severe", Level.ERROR),
            Map.entry("error", Level.ERROR),
            Map.entry("err", Level.ERROR),
            Map.entry("warning", Level.WARN),
            Map.entry("warn", Level.WARN),
            Map.entry("notice", Level.INFO),
            Map.entry("note", Level.INFO),
            Map.entry("info", Level.INFO),
            Map.entry("information", Level.INFO),
            Map.entry("log", Level.INFO),
            Map.entry("config", Level.INFO),
            Map.entry("debug", Level.DEBUG),
            Map.entry("fine", Level.DEBUG),
            Map.entry("finer", Level.DEBUG),
            Map.entry("finest", Level.DEBUG),
            Map.entry("trace", Level.DEBUG));

    private Levels() {}

    /** The word a program writes for it, in any case; empty for other words. */
    public static Optional<Level> ofWord(String word) {
        return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
    }

    /** syslog(3) priorities: 0 emergency … 3 error, 4 warning, 5 notice, 6 info, 7 debug. */
    public static Optional<Level> ofPriority(int priority) {
        return switch (priority) {
            case 0, 1, 2, 3 -> Optional.of(Level.ERROR);
            case 4 -> Optional.of(Level.WARN);
            case 5, 6 -> Optional.of(Level.INFO);
            case 7 -> Optional.of(Level.DEBUG);
            default -> Optional.empty();
        };
    }

    /** An HTTP answer: the server's fault is an error, the client's a warning. */
    public static Optional<Level> ofStatus(int status) {
        if (status < 100 || status > 599) {
            return Optional.empty();
        }
        return Optional.of(status >= 500 ? Level.ERROR : status >= 400 ? Level.WARN : Level.INFO);
    }
}
