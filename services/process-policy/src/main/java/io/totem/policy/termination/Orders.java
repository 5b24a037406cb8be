package io.totem.policy.termination;

import static io.totem.policy.Messages.text;

import io.totem.api.problem.FieldError;
import io.totem.api.processes.TerminationOrder;
import io.totem.platform.caller.Caller;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.procfs.ProcessIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Checks what somebody sent to end a process. */
final class Orders {

    static final TerminationOrder NOTHING = new TerminationOrder(Optional.empty(), Optional.empty());

    private static final int MAX_REASON = 500;

    private Orders() {}

    /** @throws ProblemException 400 naming each field that is missing or wrong */
    static TerminationRequest request(TerminationOrder order, ProcessIdentity identity, Caller caller) {
        List<FieldError> errors = new ArrayList<>();
        String words = order.reason().map(String::strip).orElse("");
        OptionalInt uid = order.expected().map(TerminationOrder.Seen::uid).orElse(OptionalInt.empty());
        if (words.isEmpty() || words.length() > MAX_REASON) {
            errors.add(new FieldError("reason", text("problem.order.reason", Integer.toString(MAX_REASON))));
        }
        if (uid.isEmpty() || uid.getAsInt() < 0) {
            errors.add(new FieldError(
                    order.expected().isEmpty() ? "expected" : "expected.uid", text("problem.order.expected")));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(CommonError.BAD_REQUEST, text("problem.order"), errors);
        }
        Expectation seen = new Expectation(order.expected().orElseThrow().executable(), uid.getAsInt());
        return new TerminationRequest(identity, seen, words, caller);
    }
}
