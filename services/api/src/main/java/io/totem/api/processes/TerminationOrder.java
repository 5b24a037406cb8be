package io.totem.api.processes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request to end a process.
 *
 * @param reason in the caller's own words
 * @param expected the process as the page showed it: it is not ended when it is not so any more
 */
public record TerminationOrder(Optional<String> reason, Optional<Seen> expected) {

    /** @param executable empty where the page showed none */
    public record Seen(@JsonProperty("exe") Optional<String> executable, OptionalInt uid) {

        public Seen {
            executable = executable == null ? Optional.empty() : executable;
            uid = uid == null ? OptionalInt.empty() : uid;
        }
    }

    public TerminationOrder {
        reason = reason == null ? Optional.empty() : reason;
        expected = expected == null ? Optional.empty() : expected;
    }
}
