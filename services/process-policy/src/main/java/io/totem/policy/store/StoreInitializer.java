package io.totem.policy.store;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.totem.platform.store.StoreUnavailableException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Prepares the store as soon as it answers, without holding up the start, and refreshes the copies of it in memory. */
@Singleton
final class StoreInitializer {

    private static final Logger LOG = Logger.getLogger(StoreInitializer.class);

    private final List<ManagedCollection> users;
    private final StoreConfig config;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("policy-store").factory());
    private boolean prepared;
    private boolean answering = true;

    StoreInitializer(@All List<ManagedCollection> users, StoreConfig config) {
        this.users = users;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        executor.execute(this::round);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    private void round() {
        Duration pause = config.retry();
        try {
            keep();
            pause = config.refresh();
        } catch (StoreUnavailableException e) {
            sayOnceThatItIsGone(e);
        } catch (RuntimeException e) {
            pause = config.refresh();
            if (!executor.isShutdown()) {
                LOG.error("the policy store could not be prepared or read", e);
            }
        }
        if (!executor.isShutdown()) {
            executor.schedule(this::round, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void keep() {
        if (!prepared) {
            users.forEach(ManagedCollection::prepare);
            prepared = true;
        }
        users.forEach(ManagedCollection::refresh);
        if (!answering) {
            LOG.info("the policy store answers again");
            answering = true;
        }
    }

    private void sayOnceThatItIsGone(StoreUnavailableException e) {
        if (answering) {
            LOG.warnf(
                    "%s (asking again every %d s)",
                    e.getMessage(), config.retry().toSeconds());
            answering = false;
        }
    }
}
