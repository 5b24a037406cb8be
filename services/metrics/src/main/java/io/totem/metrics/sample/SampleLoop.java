package io.totem.metrics.sample;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The clockwork of the sampler: one thread, a measurement every {@code watchedInterval} while somebody watches and
 * every {@code idleInterval} else. A new viewer does not wait for the longer one to end.
 */
@Singleton
class SampleLoop {

    private static final Logger LOG = Logger.getLogger(SampleLoop.class);

    private final Sampler sampler;
    private final Viewers viewers;
    private final SampleConfig config;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("metrics-sampler").daemon().factory());
    private ScheduledFuture<?> next;
    private long lastStart = System.nanoTime();

    SampleLoop(Sampler sampler, Viewers viewers, SampleConfig config) {
        this.sampler = sampler;
        this.viewers = viewers;
        this.config = config;
    }

    synchronized void start(@Observes StartupEvent event) {
        next = thread.schedule(this::first, 0, TimeUnit.MILLISECONDS);
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        viewers.complete();
    }

    /** Somebody began to watch: the running wait becomes the shorter one. */
    synchronized void requestSample() {
        viewers.asked();
        if (next != null
                && next.getDelay(TimeUnit.MILLISECONDS)
                        > config.watchedInterval().toMillis()
                && next.cancel(false)) {
            schedule();
        }
    }

    private void first() {
        measure();
        synchronized (this) {
            next = thread.schedule(this::tick, config.firstInterval().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        measure();
        schedule();
    }

    private void measure() {
        lastStart = System.nanoTime();
        try {
            sampler.sample();
        } catch (RuntimeException failure) {
            LOG.error("this measurement failed; the next one comes in its time", failure);
        }
    }

    private synchronized void schedule() {
        Duration interval = viewers.anybody() ? config.watchedInterval() : config.idleInterval();
        long spent = System.nanoTime() - lastStart;
        long wait = Math.max(0, interval.toNanos() - spent);
        if (!thread.isShutdown()) {
            next = thread.schedule(this::tick, wait, TimeUnit.NANOSECONDS);
        }
    }
}
