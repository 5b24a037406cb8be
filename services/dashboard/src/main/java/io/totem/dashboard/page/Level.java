package io.totem.dashboard.page;

import java.util.Locale;
import java.util.Optional;

/** How a number or a state is. Each level has a colour, a shape and a word: colour is never the only sign. */
public enum Level {
    GOOD("●"),
    WARN("▲"),
    BAD("■"),
    NONE("○");

    private final String shape;

    Level(String shape) {
        this.shape = shape;
    }

    /** Empty, of what was not measured, is none. */
    public static Level of(Optional<io.totem.api.metrics.Level> measured) {
        return measured.map(level -> switch (level) {
                    case GOOD -> GOOD;
                    case CAUTION -> WARN;
                    case DANGER -> BAD;
                })
                .orElse(NONE);
    }

    public String shape() {
        return shape;
    }

    /** The class of the style sheet. */
    public String style() {
        return this == NONE ? "muted" : name().toLowerCase(Locale.ROOT);
    }

    public boolean alarming() {
        return this == WARN || this == BAD;
    }
}
