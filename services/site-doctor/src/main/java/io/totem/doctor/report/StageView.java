package io.totem.doctor.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.totem.api.text.LocalizedText;
import io.totem.doctor.Statement;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.diagnosis.StageReport;
import java.util.Objects;
import java.util.Optional;

/**
 * One stage for whoever reads it.
 *
 * @param outcome passed, failed, skipped or unknown; of a run under way also running or waiting
 * @param millis how long it took; empty until it is over
 * @param facts what it saw, for programs; empty when it saw nothing
 */
public record StageView(
        String stage,
        LocalizedText title,
        String outcome,
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

    public static StageView of(StageReport report) {
        return new StageView(
                report.stage().word(),
                report.stage().title(),
                report.outcome().word(),
                Optional.of(Redacted.statement(report.said())),
                Optional.of(report.millis()),
                report.facts().map(FactsJson::of));
    }

    /** The lines of a log are its readers' alone. */
    StageView withoutLines() {
        boolean log = stage.equals(StageName.ERROR_LOG.word());
        return new StageView(
                stage, title, outcome, summary.map(Statement::withoutLines), millis, log ? Optional.empty() : facts);
    }

    static StageView running(StageName stage) {
        return ahead(stage, "running");
    }

    static StageView waiting(StageName stage) {
        return ahead(stage, "waiting");
    }

    private static StageView ahead(StageName stage, String outcome) {
        return new StageView(
                stage.word(), stage.title(), outcome, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
