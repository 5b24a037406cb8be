package io.totem.api.sites;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A run in a list.
 *
 * @param target the site's id
 * @param by who started it
 * @param millis empty while it is under way
 * @param sentence empty while it is under way
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
}
