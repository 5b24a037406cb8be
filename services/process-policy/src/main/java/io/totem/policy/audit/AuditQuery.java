package io.totem.policy.audit;

import static io.totem.policy.Messages.text;

import io.totem.api.problem.FieldError;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which entries of the audit are wanted, as it was sent.
 *
 * @param who exactly
 * @param process a part of its name, its executable, its identity, or its PID
 * @param from the earliest time, ISO-8601
 * @param to the time before which it was, ISO-8601
 * @param outcome such as EXITED or REFUSED, or a refusal's code
 */
public record AuditQuery(
        Optional<String> who,
        Optional<String> process,
        Optional<String> from,
        Optional<String> to,
        Optional<String> outcome) {

    /** Everything. */
    public static final AuditQuery ALL =
            new AuditQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 200;

    /** The same, checked. An empty field of a form is none. */
    public record Filter(
            Optional<String> who,
            Optional<String> process,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> outcome) {}

    /** @throws ProblemException 400 naming every parameter that cannot be taken */
    public Filter parse() {
        List<FieldError> errors = new ArrayList<>();
        Filter filter = new Filter(
                words(who, "who", errors),
                words(process, "process", errors),
                time(from, "from", errors),
                time(to, "to", errors),
                words(outcome, "outcome", errors));
        if (!errors.isEmpty()) {
            throw new ProblemException(CommonError.BAD_REQUEST, text("problem.filter"), errors);
        }
        return filter;
    }

    private static Optional<String> words(Optional<String> given, String field, List<FieldError> errors) {
        Optional<String> words = given.map(String::strip).filter(value -> !value.isEmpty());
        if (words.filter(value -> value.length() > LONGEST).isPresent()) {
            errors.add(new FieldError(field, text("problem.filter.search")));
        }
        return words;
    }

    private static Optional<Instant> time(Optional<String> given, String field, List<FieldError> errors) {
        try {
            return given.map(String::strip).filter(value -> !value.isEmpty()).map(Instant::parse);
        } catch (DateTimeParseException wrong) {
            errors.add(new FieldError(field, text("problem.filter.time")));
            return Optional.empty();
        }
    }
}
