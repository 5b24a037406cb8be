package io.totem.api.sites;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How one stage of a run went. */
public enum StageOutcome {
    PASSED,
    FAILED,
    /** Nothing could be learnt there, because of an earlier stage or because it does not apply. */
    SKIPPED,
    /** It could not tell. */
    UNKNOWN,
    RUNNING,
    WAITING;

    /** As the API and the store write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
