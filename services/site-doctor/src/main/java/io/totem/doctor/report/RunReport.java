package io.totem.doctor.report;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.Statement;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.verdict.Verdict;
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
                RunState.of(verdict.state()),
                Optional.of(evidence.startedAt().until(finishedAt).toMillis()),
                Optional.of(Redacted.statement(verdict.sentence())),
                evidence.reports().stream().map(StageView::of).toList(),
                verdict.causes().stream().map(CauseView::of).toList());
    }

    public RunReport with(StageReport report) {
        List<StageView> more = new ArrayList<>(stages);
        more.add(StageView.of(report));
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
        for (StageName ahead : StageName.values()) {
            if (stages.stream().noneMatch(stage -> stage.stage().equals(ahead.word()))) {
                all.add(all.size() == stages.size() ? StageView.running(ahead) : StageView.waiting(ahead));
            }
        }
        return new RunReport(url, startedAt, state, millis, sentence, all, causes);
    }

    /** For whoever may not read logs. */
    public RunReport withoutLines() {
        return new RunReport(
                url,
                startedAt,
                state,
                millis,
                sentence.map(Statement::withoutLines),
                stages.stream().map(StageView::withoutLines).toList(),
                causes.stream().map(CauseView::withoutLines).toList());
    }

    /** The code of the surest cause. */
    public Optional<String> cause() {
        return causes.stream().findFirst().map(CauseView::code);
    }
}
