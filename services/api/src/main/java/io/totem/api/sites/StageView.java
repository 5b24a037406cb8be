package io.totem.api.sites;

import com.fasterxml.jackson.databind.JsonNode;
import io.totem.api.text.LocalizedText;
import java.util.Objects;
import java.util.Optional;

/**
 * One stage of a run.
 *
 * @param stage its word, such as {@code error-log}
 * @param millis how long it took; empty until it is over
 * @param facts what it saw, for programs; empty when it saw nothing
 */
public record StageView(
        String stage,
        LocalizedText title,
        StageOutcome outcome,
        Optional<Statement> summary,
        Optional<Long> millis,
        Optional<JsonNode> facts) {

    public StageView {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(millis, "millis");
        Objects.requireNonNull(facts, "facts");
    }
}
