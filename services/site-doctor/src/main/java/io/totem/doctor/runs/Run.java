package io.totem.doctor.runs;

import io.totem.api.sites.RunSummary;
import io.totem.doctor.report.RunReport;
import java.util.Objects;

/**
 * One walk of a target, kept.
 *
 * @param target the target's id
 * @param targetName what it was called then
 * @param by who started it
 */
record Run(String id, String target, String targetName, String by, RunReport report) {

    Run {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(targetName, "targetName");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(report, "report");
    }

    Run with(RunReport newer) {
        return new Run(id, target, targetName, by, newer);
    }

    RunSummary summary() {
        return new RunSummary(
                id, target, report.startedAt(), by, report.state(), report.millis(), report.sentence(), report.cause());
    }
}
