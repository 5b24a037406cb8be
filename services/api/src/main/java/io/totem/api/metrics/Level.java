package io.totem.api.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a number is, by the thresholds that were set. */
public enum Level {
    GOOD,
    CAUTION,
    DANGER;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
