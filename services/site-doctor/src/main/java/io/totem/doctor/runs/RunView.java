package io.totem.doctor.runs;

import io.totem.doctor.Statement;
import io.totem.doctor.report.CauseView;
import io.totem.doctor.report.RunReport;
import io.totem.doctor.report.RunState;
import io.totem.doctor.report.StageView;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run as the API answers it: the report that the command line gives, too, and whose it is. */
public record RunView(
        String node,
        String id,
        String target,
        String targetName,
        URI url,
        Instant startedAt,
        String by,
        RunState state,
        Optional<Long> millis,
        Optional<Statement> sentence,
        List<StageView> stages,
        List<CauseView> causes) {

    /** @param readsLogs whether the lines of the error log are for this reader */
    static RunView of(String node, Run run, boolean readsLogs) {
        RunReport whole = run.report().withStagesAhead();
        RunReport report = readsLogs ? whole : whole.withoutLines();
        return new RunView(
                node,
                run.id(),
                run.target(),
                run.targetName(),
                report.url(),
                report.startedAt(),
                run.by(),
                report.state(),
                report.millis(),
                report.sentence(),
                report.stages(),
                report.causes());
    }
}
