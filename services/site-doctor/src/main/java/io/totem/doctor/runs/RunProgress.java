package io.totem.doctor.runs;

import io.totem.doctor.diagnosis.StageReport;
import io.totem.platform.store.StoreUnavailableException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** What a run under way has seen, kept after each stage so that whoever waits sees it too. */
final class RunProgress {

    private static final Logger LOG = Logger.getLogger(RunProgress.class);

    private final AtomicReference<Run> run;
    private final RunStore store;

    RunProgress(Run begun, RunStore store) {
        this.run = new AtomicReference<>(begun);
        this.store = store;
    }

    void seen(StageReport report) {
        Run newer = run.updateAndGet(before -> before.with(before.report().with(report)));
        try {
            if (!store.progress(newer.id(), newer.report().stages())) {
                // Nobody waits any more for what it finds.
                Thread.currentThread().interrupt();
            }
        } catch (StoreUnavailableException e) {
            LOG.debugf("a stage of the run %s is not kept yet: %s", newer.id(), e.getMessage());
        }
    }

    Run run() {
        return run.get();
    }
}
