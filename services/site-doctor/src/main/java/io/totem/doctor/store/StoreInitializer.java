package io.totem.doctor.store;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.totem.platform.store.StoreUnavailableException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Prepares the store as soon as it answers, without holding up the start, and tends what lies in it. */
@Singleton
final class StoreInitializer {

    private static final Logger LOG = Logger.getLogger(StoreInitializer.class);

    private final List<ManagedCollection> users;
    private final long heartbeatMillis;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("doctor-store").factory());
    private boolean prepared;
    private boolean answering = true;

    StoreInitializer(@All List<ManagedCollection> users, StoreConfig config) {
        this.users = users;
        this.heartbeatMillis = config.heartbeatInterval().toMillis();
    }

    void start(@Observes StartupEvent event) {
        executor.scheduleWithFixedDelay(this::round, 0, heartbeatMillis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    /** Ends without an exception: the executor would not call it again. */
    private void round() {
        try {
            keep();
        } catch (StoreUnavailableException e) {
            sayOnceThatItIsGone(e);
        } catch (RuntimeException e) {
            if (!executor.isShutdown()) {
                LOG.error("the doctor's store could not be prepared or tended", e);
            }
        }
    }

    private void keep() {
        if (!prepared) {
            users.forEach(ManagedCollection::prepare);
            prepared = true;
        }
        users.forEach(ManagedCollection::tend);
        if (!answering) {
            LOG.info("the doctor's store answers again");
            answering = true;
        }
    }

    private void sayOnceThatItIsGone(StoreUnavailableException e) {
        if (answering) {
            LOG.warnf("the doctor keeps nothing: %s (asking again every %d ms)", e.getMessage(), heartbeatMillis);
            answering = false;
        }
    }
}
