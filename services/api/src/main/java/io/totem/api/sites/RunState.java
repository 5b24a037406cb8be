package io.totem.api.sites;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a run stands, or what came of it. */
public enum RunState {
    RUNNING,
    HEALTHY,
    /** It answers as expected, and something went wrong or will. */
    ATTENTION,
    DOWN,
    /** It was cut off, or failed itself: it says nothing about the site. */
    BROKEN;

    /** As the API and the store write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
