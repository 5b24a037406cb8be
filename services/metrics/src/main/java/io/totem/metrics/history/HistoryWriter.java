package io.totem.metrics.history;

import io.totem.metrics.history.ArchiveException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Carries slots between memory and the archive until it is interrupted: once from the archive what earlier processes
 * measured, then each finished slot to it. While the archive is away the slots stay marked in memory; one line says so, and
 * one that it is back.
 */
final class HistoryWriter implements Runnable {

    private static final Logger LOG = Logger.getLogger(HistoryWriter.class);

    /** An hour: a day of them in one go would need as much memory again. */
    private static final int MOST_AT_ONCE = 720;

    /**
     * With {@code appendfsync everysec} Redis says yes up to two seconds before a write is in its file. What it took last is
     * therefore written again when it comes back.
     */
    private static final Duration UNSURE = Duration.ofSeconds(30);

    private final MemorySampleStore memory;
    private final SampleArchive archive;
    private final Clock clock;
    private final Duration retry;
    private final Deque<Written> recent = new ArrayDeque<>();
    private boolean loaded;
    private Optional<Reason> trouble = Optional.empty();

    HistoryWriter(MemorySampleStore memory, SampleArchive archive, Clock clock, Duration retry) {
        this.memory = memory;
        this.archive = archive;
        this.clock = clock;
        this.retry = retry;
    }

    @Override
    public void run() {
        try (archive) {
            try {
                carry();
            } catch (InterruptedException ended) {
                writeTheLast();
            }
        }
    }

    private void carry() throws InterruptedException {
        while (true) {
            try {
                load();
                write(memory.take(MOST_AT_ONCE));
            } catch (ArchiveException failure) {
                say(failure);
                pause();
            } catch (RuntimeException mistake) {
                LOG.error("carrying the history to Redis failed; it is tried again", mistake);
                pause();
            }
        }
    }

    private void pause() throws InterruptedException {
        archive.close();
        recent.forEach(written -> memory.putBack(written.slots()));
        recent.clear();
        TimeUnit.NANOSECONDS.sleep(retry.toNanos());
    }

    private void load() throws ArchiveException, InterruptedException {
        if (!loaded) {
            long now = Slot.at(clock.millis());
            List<Slot> earlier = archive.read(now - MemorySampleStore.KEPT.dividedBy(Slot.LENGTH) + 1, now);
            memory.merge(earlier);
            loaded = true;
            LOG.infof("The history is kept in Redis; %d slots of the last day were there.", earlier.size());
        }
    }

    private void write(List<Slot> slots) throws ArchiveException, InterruptedException {
        boolean arrived = false;
        try {
            archive.write(slots);
            arrived = true;
        } finally {
            if (!arrived) {
                memory.putBack(slots);
            }
        }
        remember(slots);
        boolean caughtUp = slots.size() < MOST_AT_ONCE;
        if (trouble.isPresent() && caughtUp) {
            trouble = Optional.empty();
            LOG.info("Redis takes the history again; what was measured meanwhile is written.");
        }
    }

    private void remember(List<Slot> slots) {
        Instant now = clock.instant();
        recent.addLast(new Written(now, slots));
        while (recent.getFirst().at().isBefore(now.minus(UNSURE))) {
            recent.removeFirst();
        }
    }

    private void writeTheLast() {
        try {
            load();
            write(memory.takeAll());
        } catch (ArchiveException failure) {
            say(failure);
        } catch (InterruptedException secondTime) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(ArchiveException failure) {
        if (!trouble.equals(Optional.of(failure.reason()))) {
            trouble = Optional.of(failure.reason());
            LOG.warn(failure.getMessage());
            LOG.debug("The cause:", failure);
        }
    }

    private record Written(Instant at, List<Slot> slots) {}
}
