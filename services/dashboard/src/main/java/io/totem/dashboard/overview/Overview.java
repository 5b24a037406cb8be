package io.totem.dashboard.overview;

import io.totem.dashboard.log.LogClient;
import io.totem.dashboard.log.RecentLine;
import io.totem.dashboard.metrics.History;
import io.totem.dashboard.metrics.MetricsClient;
import io.totem.dashboard.metrics.ServiceList;
import io.totem.dashboard.metrics.Snapshot;
import io.totem.dashboard.metrics.Sparks;
import io.totem.dashboard.page.Recent;
import io.totem.dashboard.page.Thresholds;
import io.totem.dashboard.process.ProcessClient;
import io.totem.dashboard.process.ProcessEntry;
import io.totem.dashboard.process.ProcessList;
import io.totem.dashboard.process.Verdict;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Together;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Puts the Overview together from all services, asked at the same time. */
@Singleton
final class Overview {

    private static final int LOOKS_SHOWN = 5;
    private static final int LINES_SHOWN = 6;
    private static final String TOP_SHOWN = "6";

    private final MetricsClient metrics;
    private final ProcessClient processes;
    private final LogClient logs;
    private final Thresholds thresholds;
    private final Together together;
    private final Recent<String, Answer<History>> hours;

    Overview(
            MetricsClient metrics,
            ProcessClient processes,
            LogClient logs,
            Thresholds thresholds,
            Together together,
            Clock clock) {
        this.metrics = metrics;
        this.processes = processes;
        this.logs = logs;
        this.thresholds = thresholds;
        this.together = together;
        this.hours = new Recent<>(clock, Duration.ofSeconds(20));
    }

    OverviewView look(Asker asker) {
        CompletableFuture<Answer<Snapshot>> now = together.ask(() -> metrics.snapshot(asker));
        CompletableFuture<Answer<ProcessList>> worst =
                together.ask(() -> processes.list(asker, Map.of("sort", "-verdict", "size", "20")));
        CompletableFuture<Answer<ProcessList>> busiest =
                together.ask(() -> processes.list(asker, Map.of("sort", "-cpu", "size", TOP_SHOWN)));
        CompletableFuture<Answer<ServiceList>> services = together.ask(() -> metrics.services(asker));
        CompletableFuture<Answer<List<RecentLine>>> lines = together.ask(() -> logs.recent(asker, LINES_SHOWN));
        Answer<History> hour = hours.get("1h", () -> Answer.of(() -> metrics.history(asker, "1h")));
        Sparks sparks = hour.map(Sparks::of).value().orElse(Sparks.NONE);
        return new OverviewView(
                now.join().map(snapshot -> new Machine(snapshot, sparks, thresholds)),
                worst.join().map(Overview::needsLook),
                services.join(),
                busiest.join().map(ProcessList::items),
                lines.join());
    }

    private static OverviewView.NeedsLook needsLook(ProcessList list) {
        List<ProcessEntry> shown = list.items().stream()
                .filter(process -> process.verdict() != Verdict.SAFE)
                .limit(LOOKS_SHOWN)
                .toList();
        return new OverviewView.NeedsLook(
                shown, list.counts().danger() + list.counts().caution());
    }
}
