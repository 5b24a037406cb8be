package io.totem.doctor.diagnosis;

import io.totem.api.sites.Statement;
import io.totem.api.text.LocalizedText;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of one stage.
 *
 * @param facts empty when it was skipped, or did not end in time
 * @param millis how long it took
 */
public record StageReport(StageName stage, Outcome outcome, LocalizedText summary, Optional<Facts> facts, long millis) {

    public StageReport {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(facts, "facts");
    }

    /** What it saw, in words. */
    public Statement said() {
        return new Statement(summary, facts.map(Facts::openSummary).orElse(summary));
    }

    static StageReport seen(StageName stage, Facts facts, long millis) {
        return new StageReport(stage, facts.outcome(), facts.summary(), Optional.of(facts), millis);
    }

    static StageReport skipped(StageName stage, LocalizedText why) {
        return new StageReport(stage, Outcome.SKIPPED, why, Optional.empty(), 0);
    }

    static StageReport unknown(StageName stage, LocalizedText why, long millis) {
        return new StageReport(stage, Outcome.UNKNOWN, why, Optional.empty(), millis);
    }
}
