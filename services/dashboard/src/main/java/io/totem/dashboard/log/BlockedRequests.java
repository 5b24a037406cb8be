package io.totem.dashboard.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What the reverse proxy blocked in the last 24 hours, as docs/api.md describes it.
 *
 * @param watched whether there is a reverse proxy; the rest means nothing without one
 * @param reasons the most frequent first
 */
public record BlockedRequests(String node, boolean watched, long total, List<Count> reasons) {

    public BlockedRequests {
        reasons = List.copyOf(reasons);
    }

    public record Count(Reason reason, long count) {}

    /** Why; the words for people are in the Overview's messages. */
    public enum Reason {
        @JsonProperty("scanner")
        SCANNER,
        @JsonProperty("traversal")
        TRAVERSAL,
        @JsonProperty("dotfile")
        DOTFILE,
        @JsonProperty("header")
        HEADER,
        @JsonProperty("malformed")
        MALFORMED,
        @JsonProperty("body")
        BODY,
        @JsonProperty("login")
        LOGIN,
        @JsonProperty("rate")
        RATE,
        @JsonProperty("slow")
        SLOW,
        @JsonProperty("host")
        HOST
    }
}
