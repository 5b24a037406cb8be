package io.totem.metrics.services;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What people want to know of a service. */
public enum ServiceState {
    ACTIVE,
    INACTIVE,
    FAILED,
    UNKNOWN;

    @JsonValue
    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
