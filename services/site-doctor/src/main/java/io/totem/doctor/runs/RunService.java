package io.totem.doctor.runs;

import static io.totem.doctor.Messages.text;

import io.totem.api.page.Paged;
import io.totem.doctor.DoctorError;
import io.totem.doctor.report.RunReport;
import io.totem.doctor.report.RunSummary;
import io.totem.doctor.runs.StartResult.Begun;
import io.totem.doctor.runs.StartResult.Full;
import io.totem.doctor.runs.StartResult.UnderWay;
import io.totem.doctor.sites.SiteService;
import io.totem.doctor.sites.StoredSite;
import io.totem.platform.caller.Caller;
import io.totem.platform.limit.Page;
import io.totem.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.bson.types.ObjectId;

/** Starting runs and reading what came of them. */
@Singleton
final class RunService {

    private final SiteService targets;
    private final RunStore store;
    private final Runner runner;
    private final RunsConfig config;
    private final Clock clock;

    RunService(SiteService targets, RunStore store, Runner runner, RunsConfig config, Clock clock) {
        this.targets = targets;
        this.store = store;
        this.runner = runner;
        this.config = config;
        this.clock = clock;
    }

    /** @throws ProblemException 404; 409 when the target is being walked; 429 when too many are */
    RunSummary start(String id, Caller caller, String token) {
        StoredSite site = targets.get(id);
        RunReport report =
                RunReport.begun(site.settings().url(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Run run = new Run(new ObjectId().toHexString(), id, site.settings().name(), caller.name(), report);
        return switch (store.begin(run)) {
            case Begun _ -> {
                runner.start(run, site, token);
                yield run.summary();
            }
            case UnderWay(String other, String by) ->
                throw new ProblemException(
                        DoctorError.RUN_UNDER_WAY,
                        text("run.underWay", site.settings().name(), by),
                        Map.of("run", other, "by", by));
            case Full _ ->
                throw new ProblemException(
                        DoctorError.TOO_MANY_RUNS, text("run.tooMany", Integer.toString(config.maxConcurrent())));
        };
    }

    /** @throws ProblemException 404 */
    Paged<RunSummary> page(String site, Page page) {
        targets.get(site);
        return store.page(site, page);
    }

    /** @throws ProblemException 404 */
    Run get(String id) {
        return store.get(id).orElseThrow(() -> new ProblemException(DoctorError.RUN_UNKNOWN, text("run.unknown")));
    }
}
