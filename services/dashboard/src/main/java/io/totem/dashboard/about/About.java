package io.totem.dashboard.about;

import io.totem.api.metrics.Snapshot;
import io.totem.dashboard.log.LogClient;
import io.totem.dashboard.metrics.MetricsClient;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.process.ProcessClient;
import io.totem.dashboard.site.SiteClient;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.ParallelCalls;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks every service something small: what answers this person is what works for this person. */
@Singleton
final class About {

    private static final Map<String, String> ONE = Map.of("size", "1");

    private final AboutConfig config;
    private final String version;
    private final MetricsClient metrics;
    private final ProcessClient processes;
    private final LogClient logs;
    private final SiteClient sites;
    private final ParallelCalls calls;

    About(
            AboutConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version,
            MetricsClient metrics,
            ProcessClient processes,
            LogClient logs,
            SiteClient sites,
            ParallelCalls calls) {
        this.config = config;
        this.version = version;
        this.metrics = metrics;
        this.processes = processes;
        this.logs = logs;
        this.sites = sites;
        this.calls = calls;
    }

    AboutView look(UpstreamCaller caller) {
        CompletableFuture<Answer<Snapshot>> machine = calls.ask(() -> metrics.snapshot(caller));
        CompletableFuture<? extends Answer<?>> list = calls.ask(() -> processes.list(caller, ONE));
        CompletableFuture<? extends Answer<?>> sources = calls.ask(() -> logs.sources(caller, new Query(ONE)));
        CompletableFuture<? extends Answer<?>> doctor = calls.ask(() -> sites.list(caller, new Query(ONE)));
        return new AboutView(
                version,
                config.shape(),
                config.store(),
                config.history(),
                Runtime.version().toString(),
                machine.join(),
                List.of(
                        part(Service.METRICS, machine.join()),
                        part(Service.PROCESS_POLICY, list.join()),
                        part(Service.LOG_STREAM, sources.join()),
                        part(Service.SITE_DOCTOR, doctor.join())));
    }

    private static AboutView.Part part(Service service, Answer<?> answer) {
        return new AboutView.Part(service, answer.problem());
    }
}
