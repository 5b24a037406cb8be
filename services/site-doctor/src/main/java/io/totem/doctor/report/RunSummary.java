package io.totem.doctor.report;

import io.totem.doctor.Statement;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A run in a list.
 *
 * @param target the target's id
 * @param by who started it
 * @param cause the code of the surest cause
 */
public record RunSummary(
        String id,
        String target,
        Instant startedAt,
        String by,
        RunState state,
        Optional<Long> millis,
        Optional<Statement> sentence,
        Optional<String> cause) {

    public RunSummary {
        Objects.requireNonNull(millis, "millis");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(cause, "cause");
    }

    /** For whoever may not read logs. */
    public RunSummary withoutLines() {
        return new RunSummary(id, target, startedAt, by, state, millis, sentence.map(Statement::withoutLines), cause);
    }
}
