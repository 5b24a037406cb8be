package io.totem.dashboard.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How one stage of a look went, with a shape of its own: colour is never the only sign. */
public enum StageOutcome {
    @JsonProperty("passed")
    PASSED("●", "good"),
    @JsonProperty("failed")
    FAILED("■", "bad"),
    @JsonProperty("skipped")
    SKIPPED("–", "muted"),
    /** It could not tell. */
    @JsonProperty("unknown")
    UNKNOWN("○", "soft"),
    @JsonProperty("running")
    RUNNING("◆", "info"),
    @JsonProperty("waiting")
    WAITING("·", "muted");

    private final String shape;
    private final String style;

    StageOutcome(String shape, String style) {
        this.shape = shape;
        this.style = style;
    }

    public boolean running() {
        return this == RUNNING;
    }

    public String shape() {
        return shape;
    }

    /** The class of the style sheet. */
    public String style() {
        return style;
    }

    /** As the API writes it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
