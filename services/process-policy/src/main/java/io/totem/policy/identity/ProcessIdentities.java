package io.totem.policy.identity;

import static io.totem.policy.Messages.text;

import io.totem.api.problem.FieldError;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.PolicyError;
import io.totem.procfs.ProcessIdentity;
import java.util.List;

/** What the identity in an address can turn out to be. */
public final class ProcessIdentities {

    private ProcessIdentities() {}

    /** @throws ProblemException 400 when it is none */
    public static ProcessIdentity parse(String words) {
        return ProcessIdentity.parse(words)
                .orElseThrow(() -> new ProblemException(
                        CommonError.BAD_REQUEST,
                        text("problem.identity.malformed"),
                        List.of(new FieldError("identity", text("problem.identity.form")))));
    }

    public static ProblemException unknown(ProcessIdentity identity) {
        return new ProblemException(
                PolicyError.PROCESS_UNKNOWN,
                text("problem.PROCESS_UNKNOWN", identity.toString(), Integer.toString(identity.pid())));
    }

    public static ProblemException changed(ProcessIdentity identity, String nameNow) {
        return new ProblemException(
                PolicyError.IDENTITY_CHANGED,
                text("refusal.IDENTITY_CHANGED", nameNow, Integer.toString(identity.pid())));
    }
}
