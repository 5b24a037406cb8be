package io.totem.logs.journal;

import io.totem.api.logs.LogLine;
import io.totem.logs.stream.BatchMaker;
import io.totem.logs.stream.LineBatch;
import io.totem.logs.stream.SharedFollowers;
import io.totem.platform.stream.Broadcast;
import io.totem.platform.stream.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Follows the journal, or one unit of it, with one journalctl for all viewers; starts it again when it ends. */
final class JournalFollower implements SharedFollowers.Follower {

    private static final Logger LOG = Logger.getLogger(JournalFollower.class);
    private static final int SEAT_CAPACITY = 64;

    /** How many entries are kept for viewers who are about to join. */
    private static final int RECENT = 500;

    private static final Duration BATCH = Duration.ofMillis(50);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Journal journal;
    private final Optional<String> unit;
    private final BatchMaker batches;
    private final Broadcast broadcast = new Broadcast(SEAT_CAPACITY);
    private final Deque<LogLine> recent = new ArrayDeque<>();
    private final Semaphore stop = new Semaphore(0);
    private final JournalLines reader;
    private JournalCursor last;
    private Optional<JournalctlProcess> process = Optional.empty();
    private boolean stopped;
    private Duration pause = FIRST_PAUSE;

    /** A viewer's seat, and what was published between its place and now. */
    record Joined(Subscription seat, List<LogLine> missed) {}

    private JournalFollower(
            Journal journal, Optional<String> unit, BatchMaker batches, JournalLines reader, JournalCursor last) {
        this.journal = journal;
        this.unit = unit;
        this.batches = batches;
        this.reader = reader;
        this.last = last;
    }

    static JournalFollower start(Journal journal, Optional<String> unit, BatchMaker batches) throws IOException {
        JournalLines reader = new JournalLines();
        JournalCursor end = (JournalCursor) journal.tail(unit, 0, reader).cursor();
        JournalFollower follower = new JournalFollower(journal, unit, batches, reader, end);
        Thread.ofVirtual().name("follow journal " + unit.orElse("")).start(follower::run);
        return follower;
    }

    /**
     * @param nothingBehind whether the journal held nothing behind the place a moment ago: then the viewer is not
     *     behind the follower but ahead of it
     * @return empty when the viewer has to read on by itself first
     */
    synchronized Optional<Joined> join(JournalCursor place, boolean nothingBehind) {
        boolean known = place.equals(last)
                || recent.stream().anyMatch(line -> line.cursor().equals(place));
        if (!known && !nothingBehind) {
            return Optional.empty();
        }
        List<LogLine> missed =
                recent.stream().filter(line -> isBehind(line, place)).toList();
        return Optional.of(new Joined(broadcast.takeSeat(), known ? missed : List.of()));
    }

    @Override
    public synchronized boolean isEnded() {
        return stopped;
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        stop.release();
        process.ifPresent(JournalctlProcess::close);
        broadcast.complete();
    }

    static boolean isBehind(LogLine line, JournalCursor place) {
        return line.cursor() instanceof JournalCursor cursor && cursor.isBehind(place);
    }

    private void run() {
        try {
            while (!isEnded()) {
                try (JournalctlProcess started = startProcess()) {
                    read(started);
                } catch (IOException e) {
                    LOG.debugf("journalctl: %s", e.getMessage());
                }
                backOff();
            }
        } catch (InterruptedException e) {
            stop();
        }
    }

    private synchronized JournalctlProcess startProcess() throws IOException {
        JournalctlProcess started = journal.start(JournalQuery.follow(unit, last));
        process = Optional.of(started);
        if (stopped) {
            started.close();
        }
        return started;
    }

    private void read(JournalctlProcess from) throws IOException, InterruptedException {
        List<LogLine> lines = new ArrayList<>();
        for (Optional<String> line = from.nextLine(); line.isPresent(); line = from.nextLine()) {
            reader.read(line.get()).ifPresent(lines::add);
            boolean more = from.hasOutput();
            if (!more || lines.size() == LineBatch.MAX_LINES) {
                publish(lines);
                lines.clear();
            }
            if (!more) {
                stop.tryAcquire(BATCH.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private synchronized void publish(List<LogLine> lines) {
        for (LogLine line : lines) {
            last = (JournalCursor) line.cursor();
            recent.addLast(line);
            if (recent.size() > RECENT) {
                recent.removeFirst();
            }
            pause = FIRST_PAUSE;
        }
        batches.events(lines).forEach(broadcast::publish);
    }

    /** Longer each time that nothing was read. */
    private void backOff() throws InterruptedException {
        if (stop.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }
}
