package io.totem.dashboard.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.totem.dashboard.page.Level;
import java.util.Locale;

/** What process-policy thinks of a process. */
public enum Verdict {
    @JsonProperty("safe")
    SAFE(Level.GOOD),
    @JsonProperty("caution")
    CAUTION(Level.WARN),
    @JsonProperty("danger")
    DANGER(Level.BAD);

    private final Level level;

    Verdict(Level level) {
        this.level = level;
    }

    public Level level() {
        return level;
    }

    /** As the API writes it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
