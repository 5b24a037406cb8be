package io.totem.api.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a state is known. */
public enum StateSource {
    SYSTEMD,
    PROCESSES;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
