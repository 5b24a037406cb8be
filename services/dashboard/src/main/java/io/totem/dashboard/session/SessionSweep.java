package io.totem.dashboard.session;

import com.mongodb.MongoException;
import io.quarkus.scheduler.Scheduled;
import io.totem.platform.store.StoreTrouble;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Forgets ended sessions once an hour. */
@Singleton
class SessionSweep {

    private static final Logger LOG = Logger.getLogger(SessionSweep.class);

    private final SessionBook book;

    SessionSweep(SessionBook book) {
        this.book = book;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            book.sweep();
        } catch (MongoException e) {
            LOG.warnf("ended sessions stay in the store for another hour: %s", StoreTrouble.reason(e));
        }
    }
}
