package io.totem.policy.known;

import io.totem.platform.problem.FieldError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.text.Texts;
import io.totem.policy.PolicyError;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that its sender learns all of it at once. */
final class FieldErrors {

    static final Texts TEXTS = Texts.of(FieldErrors.class, "policy-fields");

    private static final int MOST = 100;
    private static final int LONGEST_FIELD = 200;

    private final List<FieldError> errors = new ArrayList<>();

    /** @param key of the sentence in {@code texts/policy-fields} */
    void add(String field, String key, Object... arguments) {
        if (errors.size() < MOST) {
            String shown = field.length() <= LONGEST_FIELD ? field : field.substring(0, LONGEST_FIELD) + "…";
            errors.add(new FieldError(shown, TEXTS.text(key, arguments)));
        } else if (errors.size() == MOST) {
            errors.add(new FieldError("…", TEXTS.text("more")));
        }
    }

    /** @throws ProblemException 400 with all of them, when there is any */
    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new ProblemException(PolicyError.POLICY_INVALID, TEXTS.text("problem"), errors);
        }
    }
}
