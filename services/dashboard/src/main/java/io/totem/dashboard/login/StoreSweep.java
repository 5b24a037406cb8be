package io.totem.dashboard.login;

import io.quarkus.scheduler.Scheduled;
import io.totem.dashboard.attempt.FailureService;
import io.totem.dashboard.device.DeviceService;
import io.totem.dashboard.session.SessionService;
import io.totem.platform.store.StoreUnavailableException;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Forgets ended sessions, old devices and failures that count no more. */
@Singleton
class StoreSweep {

    private static final Logger LOG = Logger.getLogger(StoreSweep.class);

    private final SessionService sessions;
    private final DeviceService devices;
    private final FailureService failures;

    StoreSweep(SessionService sessions, DeviceService devices, FailureService failures) {
        this.sessions = sessions;
        this.devices = devices;
        this.failures = failures;
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            sessions.sweep();
            devices.sweep();
            failures.sweep();
        } catch (StoreUnavailableException e) {
            LOG.warnf("what is over stays in the store for five minutes more: %s", e.getMessage());
        }
    }
}
