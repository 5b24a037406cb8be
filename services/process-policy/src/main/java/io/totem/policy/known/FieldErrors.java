package io.totem.policy.known;

import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.ErrorCode;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.text.MessageBundle;
import io.totem.policy.PolicyError;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that its sender learns all of it at once. */
public final class FieldErrors {

    static final MessageBundle TEXTS = MessageBundle.of(FieldErrors.class, "policy-fields");

    private static final int MOST = 100;
    private static final int LONGEST_FIELD = 200;

    private final List<FieldError> errors = new ArrayList<>();

    /** @param key of the sentence in {@code texts/policy-fields} */
    public void add(String field, String key, Object... arguments) {
        if (errors.size() < MOST) {
            String shown = field.length() <= LONGEST_FIELD ? field : field.substring(0, LONGEST_FIELD) + "…";
            errors.add(new FieldError(shown, TEXTS.text(key, arguments)));
        } else if (errors.size() == MOST) {
            errors.add(new FieldError("…", TEXTS.text("more")));
        }
    }

    /** @throws ProblemException 400 with all of them, when there is any */
    void throwIfAny() {
        throwIfAny(PolicyError.POLICY_INVALID, TEXTS.text("problem"));
    }

    /** @throws ProblemException of this code, with all of them, when there is any */
    public void throwIfAny(ErrorCode code, LocalizedText detail) {
        if (!errors.isEmpty()) {
            throw new ProblemException(code, detail, errors);
        }
    }
}
