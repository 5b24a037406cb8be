package io.totem.dashboard.page;

import java.util.Locale;
import java.util.Optional;

/** How the pages look. Night is the look of the house; the others are chosen on the page. */
public enum Theme {
    AUTO,
    DARK,
    PAPER;

    public static final String COOKIE = "totem-theme";

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Theme> ofId(String id) {
        for (Theme theme : values()) {
            if (theme.id().equals(id)) {
                return Optional.of(theme);
            }
        }
        return Optional.empty();
    }
}
