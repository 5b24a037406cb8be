package io.totem.dashboard.login;

import com.mongodb.MongoException;
import io.quarkus.scheduler.Scheduled;
import io.totem.dashboard.attempt.FailureBook;
import io.totem.dashboard.device.DeviceBook;
import io.totem.dashboard.session.SessionBook;
import io.totem.platform.store.StoreTrouble;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Forgets ended sessions, old devices and failures that count no more. */
@Singleton
class StoreSweep {

    private static final Logger LOG = Logger.getLogger(StoreSweep.class);

    private final SessionBook sessions;
    private final DeviceBook devices;
    private final FailureBook failures;

    StoreSweep(SessionBook sessions, DeviceBook devices, FailureBook failures) {
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
        } catch (MongoException e) {
            LOG.warnf("what is over stays in the store for five minutes more: %s", StoreTrouble.reason(e));
        }
    }
}
