package io.totem.policy.termination;

import static io.totem.policy.Messages.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.totem.api.problem.FieldError;
import io.totem.platform.caller.Caller;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.procfs.ProcessIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The JSON of a request to end a process, as it was sent. */
public record TerminationOrder(Optional<String> reason, Optional<Seen> expected) {

    static final TerminationOrder EMPTY = new TerminationOrder(Optional.empty(), Optional.empty());
    static final int MAX_REASON = 500;

    /** The process as the page showed it; {@code exe} is null where the page showed none. */
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

    /** @throws ProblemException 400 naming each field that is missing or wrong */
    TerminationRequest parse(ProcessIdentity identity, Caller caller) {
        List<FieldError> errors = new ArrayList<>();
        String words = reason.map(String::strip).orElse("");
        OptionalInt uid = expected.map(Seen::uid).orElse(OptionalInt.empty());
        if (words.isEmpty() || words.length() > MAX_REASON) {
            errors.add(new FieldError("reason", text("problem.order.reason", Integer.toString(MAX_REASON))));
        }
        if (uid.isEmpty() || uid.getAsInt() < 0) {
            errors.add(
                    new FieldError(expected.isEmpty() ? "expected" : "expected.uid", text("problem.order.expected")));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(CommonError.BAD_REQUEST, text("problem.order"), errors);
        }
        Expectation seen = new Expectation(expected.orElseThrow().executable(), uid.getAsInt());
        return new TerminationRequest(identity, seen, words, caller);
    }
}
