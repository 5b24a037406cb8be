package io.totem.doctor.report;

import io.totem.api.sites.CauseView;
import io.totem.api.sites.RunSummary;
import io.totem.api.sites.SiteView;
import io.totem.api.sites.StageView;
import io.totem.api.sites.Statement;
import io.totem.doctor.diagnosis.StageName;
import java.util.Optional;

/** What whoever may not read logs gets of a run. */
public final class WithoutLines {

    private WithoutLines() {}

    public static SiteView of(SiteView site) {
        return new SiteView(
                site.node(),
                site.id(),
                site.settings(),
                site.lastRun().map(WithoutLines::of),
                site.running(),
                site.changedBy(),
                site.changedAt());
    }

    public static RunSummary of(RunSummary run) {
        return new RunSummary(
                run.id(),
                run.target(),
                run.startedAt(),
                run.by(),
                run.state(),
                run.millis(),
                run.sentence().map(Statement::withoutLines),
                run.cause());
    }

    public static RunReport of(RunReport report) {
        return new RunReport(
                report.url(),
                report.startedAt(),
                report.state(),
                report.millis(),
                report.sentence().map(Statement::withoutLines),
                report.stages().stream().map(WithoutLines::of).toList(),
                report.causes().stream().map(WithoutLines::of).toList());
    }

    /** The facts of the log's own stage are its lines. */
    private static StageView of(StageView stage) {
        boolean log = stage.stage().equals(StageName.ERROR_LOG.word());
        return new StageView(
                stage.stage(),
                stage.title(),
                stage.outcome(),
                stage.summary().map(Statement::withoutLines),
                stage.millis(),
                log ? Optional.empty() : stage.facts());
    }

    private static CauseView of(CauseView cause) {
        return new CauseView(
                cause.code(),
                cause.confidence(),
                cause.confidenceTitle(),
                cause.sentence().withoutLines(),
                cause.because().stream().map(Statement::withoutLines).toList(),
                cause.cure().withoutLines(),
                cause.commands());
    }
}
