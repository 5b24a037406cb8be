package io.totem.policy.top;

import static io.totem.policy.Messages.text;

import io.quarkus.runtime.ShutdownEvent;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.policy.PolicyError;
import io.totem.policy.process.SweepCompleted;
import io.totem.policy.top.TopTimes.Span;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessIoReader;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Remembers who used the most, so that a spike can be asked who it was. The store is written behind, never waited for. */
@Singleton
public final class TopHistory {

    private static final Logger LOG = Logger.getLogger(TopHistory.class);

    /** Minutes that wait for a store that is away. */
    private static final int MOST_WAITING = 60;

    /** When nobody looks, sweeps come a little less than once a minute. */
    private static final Duration NEAR = Duration.ofMinutes(2);

    private final TopStore store;
    private final Clock clock;
    private final TopMeter meter;
    private final Deque<TopTimes> waiting = new ArrayDeque<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("process-top").factory());

    TopHistory(TopStore store, HostRoot host, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.meter = new TopMeter(new ProcessIoReader(host)::read);
    }

    void stop(@Observes ShutdownEvent event) {
        writer.shutdownNow();
    }

    synchronized void sweepCompleted(@Observes SweepCompleted sweep) {
        meter.add(sweep, System.nanoTime()).ifPresent(minute -> {
            waiting.addLast(minute);
            if (waiting.size() > MOST_WAITING) {
                waiting.removeFirst();
            }
            writer.execute(this::write);
        });
    }

    /**
     * The minute that was then, or the hour where minutes are not kept so long.
     *
     * @throws ProblemException 404 when nothing was measured then
     */
    TopTimes at(Instant at) {
        Instant minute = Span.MINUTE.begin(at);
        return store.newest(Span.MINUTE, minute.minus(NEAR), minute)
                .or(() -> store.newest(Span.HOUR, Span.HOUR.begin(at), Span.HOUR.begin(at)))
                .orElseThrow(() -> new ProblemException(PolicyError.TOP_UNKNOWN, text("top.unknown", at.toString())));
    }

    /** @throws ProblemException 404 when nothing was measured in the last day */
    TopTimes newest() {
        Instant now = clock.instant();
        return store.newest(Span.MINUTE, now.minus(Span.MINUTE.kept()), now)
                .orElseThrow(() -> new ProblemException(PolicyError.TOP_UNKNOWN, text("top.none")));
    }

    private void write() {
        try {
            for (Optional<TopTimes> next = next(); next.isPresent(); next = next()) {
                TopTimes minute = next.get();
                store.put(minute);
                Instant hour = Span.HOUR.begin(minute.at());
                store.put(TopTimes.hour(hour, store.between(Span.MINUTE, hour, hour.plus(Span.HOUR.length()))));
                store.prune(clock.instant());
                written(minute);
            }
        } catch (StoreUnavailableException e) {
            LOG.debug("the minutes wait until the store answers", e);
        } catch (RuntimeException e) {
            LOG.error("who used the most could not be written", e);
        }
    }

    private synchronized Optional<TopTimes> next() {
        return Optional.ofNullable(waiting.peekFirst());
    }

    private synchronized void written(TopTimes minute) {
        waiting.removeFirstOccurrence(minute);
    }
}
