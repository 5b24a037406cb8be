package io.totem.doctor.runs;

import static io.totem.doctor.Messages.text;

import io.quarkus.runtime.ShutdownEvent;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.report.RunReport;
import io.totem.doctor.sites.StoredSite;
import io.totem.doctor.store.ManagedCollection;
import io.totem.doctor.verdict.Verdict;
import io.totem.platform.store.StoreUnavailableException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Walks, each run on a virtual thread of its own, and writes down what is seen as it is seen. */
@Singleton
final class Runner implements ManagedCollection {

    private static final Logger LOG = Logger.getLogger(Runner.class);
    private static final int SECONDS_TO_END = 3;

    private final RunStore store;
    private final SiteDiagnosis sites;
    private final Clock clock;
    private final Set<String> alive = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("doctor-run-", 0).factory());

    Runner(RunStore store, SiteDiagnosis sites, Clock clock) {
        this.store = store;
        this.sites = sites;
        this.clock = clock;
    }

    /** @param run as it was begun in the store */
    void start(Run run, StoredSite site, String token) {
        alive.add(run.id());
        threads.execute(() -> {
            try {
                keep(walked(run, site, token));
            } finally {
                alive.remove(run.id());
            }
        });
    }

    /** A run that was ended from outside has its thread interrupted: the driver would not write then. */
    private void keep(Run run) {
        boolean interrupted = Thread.interrupted();
        try {
            store.finish(run);
        } catch (StoreUnavailableException e) {
            LOG.warnf("what came of the run %s could not be kept: %s", run.id(), e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Run walked(Run begun, StoredSite site, String token) {
        RunProgress progress = new RunProgress(begun, store);
        try {
            Evidence evidence = sites.walk(site, token, (StageReport report) -> progress.seen(report));
            return begun.with(RunReport.of(evidence, Verdict.of(evidence), clock.instant()));
        } catch (InterruptedException stopped) {
            return progress.run().with(progress.run().report().broken(text("run.stopped")));
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "the run %s broke", begun.id());
            return progress.run().with(progress.run().report().broken(text("run.failed", begun.id())));
        }
    }

    @Override
    public void prepare() {
        // The store of the runs does.
    }

    @Override
    public void tend() {
        store.beat(Set.copyOf(alive));
        store.endLost();
    }

    /** Before the way to the store is closed. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        threads.shutdownNow();
        if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
            LOG.warn("a run did not end in time; it will be called lost");
        }
    }
}
