package io.totem.dashboard.site;

import io.totem.dashboard.page.Level;

/** How a site is, as its last look says it, or why there is nothing to say. */
public enum SiteState {
    HEALTHY(Level.GOOD),
    ATTENTION(Level.WARN),
    DOWN(Level.BAD),
    /** The look did not come to its end. */
    BROKEN(Level.WARN),
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
