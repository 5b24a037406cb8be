package io.totem.policy.provenance;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * One thread that works off what was queued. Whoever queues never waits. A file on a dead mount holds a thread for good:
 * then another takes its place, a few times.
 */
final class Background {

    private static final Logger LOG = Logger.getLogger(Background.class);

    private static final int QUEUED = 20_000;

    /** A file of a gigabyte is read in less. */
    private static final long HELD_AFTER = Duration.ofMinutes(2).toNanos();

    private static final int MOST_HELD = 4;

    private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUED);
    private final Pace pace;
    private final LongSupplier nanoTime;
    private volatile Worker worker;
    private int held;

    Background(Pace pace, LongSupplier nanoTime) {
        this.pace = pace;
        this.nanoTime = nanoTime;
    }

    /** @return false when too much waits: ask again later */
    synchronized boolean submit(Runnable task) {
        if (worker == null) {
            begin();
        } else if (worker.isHeld() && held < MOST_HELD) {
            held++;
            LOG.warnf(
                    "a file that a process runs has not answered for %d s; it is left out", HELD_AFTER / 1_000_000_000);
            begin();
        }
        return queue.offer(task);
    }

    /** It works as long as it is the worker, so it is that first. */
    private void begin() {
        worker = new Worker();
        Thread.ofPlatform().name("provenance").daemon(true).start(worker);
    }

    /** How many tasks wait. */
    int waiting() {
        return queue.size();
    }

    private final class Worker implements Runnable {

        private volatile long busySince;
        private volatile boolean busy;

        boolean isHeld() {
            return busy && nanoTime.getAsLong() - busySince > HELD_AFTER;
        }

        @Override
        public void run() {
            try {
                // One that was held ends when it is let go.
                while (worker == this) {
                    Runnable task = queue.take();
                    busySince = nanoTime.getAsLong();
                    busy = true;
                    work(task);
                    busy = false;
                    pace.worked(busySince);
                }
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
        }

        private void work(Runnable task) {
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.error("looking whose program a process runs failed; the next one follows", failure);
            }
        }
    }
}
