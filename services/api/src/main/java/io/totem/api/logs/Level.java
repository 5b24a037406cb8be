package io.totem.api.logs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How grave a line is, in the four steps a reader needs; the gravest first. */
public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean atLeast(Level other) {
        return compareTo(other) <= 0;
    }
}
