package io.totem.doctor.report;

import io.totem.api.sites.CauseView;
import io.totem.api.sites.RunState;
import io.totem.api.sites.StageOutcome;
import io.totem.api.sites.StageView;
import io.totem.api.sites.Statement;
import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.rule.Cause;
import io.totem.doctor.verdict.Verdict;
import io.totem.platform.command.Command;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One walk for whoever reads it, from the command line and from the service: words in both languages, codes beside them.
 *
 * @param millis how long it took; empty until it is over
 * @param sentence what came of it; empty until it is over
 * @param causes the surest first
 */
public record RunReport(
        URI url,
        Instant startedAt,
        RunState state,
        Optional<Long> millis,
        Optional<Statement> sentence,
        List<StageView> stages,
        List<CauseView> causes) {

    public RunReport {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(millis, "millis");
        Objects.requireNonNull(sentence, "sentence");
        stages = List.copyOf(stages);
        causes = List.copyOf(causes);
    }

    public static RunReport begun(URI url, Instant startedAt) {
        return new RunReport(
                url, startedAt, RunState.RUNNING, Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    public static RunReport of(Evidence evidence, Verdict verdict, Instant finishedAt) {
        return new RunReport(
                evidence.site().url(),
                evidence.startedAt(),
                RunState.valueOf(verdict.state().name()),
                Optional.of(evidence.startedAt().until(finishedAt).toMillis()),
                Optional.of(Redacted.statement(verdict.sentence())),
                evidence.reports().stream().map(RunReport::stage).toList(),
                verdict.causes().stream().map(RunReport::cause).toList());
    }

    public RunReport with(StageReport report) {
        List<StageView> more = new ArrayList<>(stages);
        more.add(stage(report));
        return new RunReport(url, startedAt, state, millis, sentence, more, causes);
    }

    /** Over without a verdict. */
    public RunReport broken(LocalizedText why) {
        return new RunReport(url, startedAt, RunState.BROKEN, millis, Optional.of(Statement.of(why)), stages, causes);
    }

    /** Of a run under way, with the stages that are ahead. */
    public RunReport withStagesAhead() {
        if (state != RunState.RUNNING) {
            return this;
        }
        List<StageView> all = new ArrayList<>(stages);
        for (StageName next : StageName.values()) {
            if (stages.stream().noneMatch(stage -> stage.stage().equals(next.word()))) {
                all.add(ahead(next, all.size() == stages.size() ? StageOutcome.RUNNING : StageOutcome.WAITING));
            }
        }
        return new RunReport(url, startedAt, state, millis, sentence, all, causes);
    }

    /** The code of the surest cause. */
    public Optional<String> cause() {
        return causes.stream().findFirst().map(CauseView::code);
    }

    private static StageView stage(StageReport report) {
        return new StageView(
                report.stage().word(),
                report.stage().title(),
                StageOutcome.valueOf(report.outcome().name()),
                Optional.of(Redacted.statement(report.said())),
                Optional.of(report.millis()),
                report.facts().map(FactsJson::of));
    }

    private static StageView ahead(StageName stage, StageOutcome outcome) {
        return new StageView(
                stage.word(), stage.title(), outcome, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static CauseView cause(Cause cause) {
        return new CauseView(
                cause.code(),
                cause.confidence().word(),
                cause.confidence().title(),
                Redacted.statement(cause.sentence()),
                cause.because().stream().map(Redacted::statement).toList(),
                Redacted.statement(cause.cure().words()),
                cause.cure().commands().stream().map(Command::text).toList());
    }
}
