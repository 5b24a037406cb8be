package io.totem.metrics.services;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a state is known. */
public enum StateSource {
    SYSTEMD,
    PROCESSES;

    @JsonValue
    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
