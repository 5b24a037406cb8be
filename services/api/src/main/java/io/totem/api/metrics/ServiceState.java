package io.totem.api.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What people want to know of a service. */
public enum ServiceState {
    ACTIVE,
    INACTIVE,
    FAILED,
    UNKNOWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
