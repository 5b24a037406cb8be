package io.totem.dashboard.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.totem.dashboard.page.Level;

/** How a site is, as its last look says it, or why there is nothing to say. */
public enum SiteState {
    @JsonProperty("healthy")
    HEALTHY(Level.GOOD),
    @JsonProperty("attention")
    ATTENTION(Level.WARN),
    @JsonProperty("down")
    DOWN(Level.BAD),
    /** The look did not come to its end. */
    @JsonProperty("broken")
    BROKEN(Level.WARN),
    @JsonProperty("running")
    RUNNING(Level.NONE),
    /** Nobody has looked yet. */
    NEVER(Level.NONE);

    private final Level level;

    SiteState(Level level) {
        this.level = level;
    }

    public boolean running() {
        return this == RUNNING;
    }

    public String shape() {
        return this == RUNNING ? "◆" : level.shape();
    }

    /** The class of the style sheet. */
    public String style() {
        return this == RUNNING ? "info" : level.style();
    }
}
