package io.totem.dashboard.process;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who can reach a port, by its address: the words of docs/api.md. */
public enum Reach {
    @JsonProperty("loopback")
    LOOPBACK,
    @JsonProperty("virtual-machines")
    MACHINES,
    @JsonProperty("containers")
    CONTAINERS,
    @JsonProperty("link-local")
    LINK,
    @JsonProperty("private")
    PRIVATE,
    @JsonProperty("public")
    PUBLIC,
    @JsonProperty("everywhere")
    EVERYWHERE;

    /** The class of the style sheet: it stands out where other machines can connect. */
    public String style() {
        return compareTo(LINK) >= 0 ? "warn" : "muted";
    }
}
