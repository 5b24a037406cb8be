package io.totem.logs.follow;

import io.totem.api.logs.LogLine;
import io.totem.logs.file.FileCursor;
import io.totem.logs.file.FileKey;
import io.totem.logs.file.LogFile;
import io.totem.logs.file.RefusedException;
import io.totem.logs.stream.LineBatch;
import io.totem.platform.stream.Broadcast;
import io.totem.platform.stream.StreamEvent;
import io.totem.platform.stream.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads one log on for all its viewers, across renames and truncations. What it has published and who sits at the
 * broadcast change under one lock, so that a viewer takes its seat exactly between two lines.
 */
final class FileFollower {

    /** How many events wait for a slow viewer; an event holds at most one block of the file. */
    private static final int SEAT_CAPACITY = 64;

    /** How long a new file may stay empty before the old one counts as finished. */
    private static final Duration EMPTY_SUCCESSOR_WAITS = Duration.ofSeconds(2);

    /** How long the old file is still looked at: a daemon writes into it until it is told to reopen its log. */
    private static final Duration OLD_FILE_LINGERS = Duration.ofSeconds(15);

    /** How long a log may be missing. */
    private static final Duration MISSING_ENDS = Duration.ofSeconds(30);

    private final Path path;
    private final LogOpener opener;
    private final Broadcast broadcast = new Broadcast(SEAT_CAPACITY);
    private final Stopwatch emptySuccessor = new Stopwatch();
    private final Stopwatch missing = new Stopwatch();
    private final Stopwatch lingers = new Stopwatch();
    private OpenLog current;
    private Optional<OpenLog> old = Optional.empty();
    private boolean ended;

    /** @throws RefusedException when the log may not be opened (any more) */
    FileFollower(Path path, LogOpener opener) throws IOException {
        this.path = path;
        this.opener = opener;
        LogFile file = opener.open(path);
        this.current = opener.log(file, opener.end(file));
    }

    /**
     * A seat for a viewer who has got everything before a place; empty when it has to read on by itself first. What the
     * viewer got already may still be published: {@link Deduplicator} leaves it out.
     */
    synchronized Optional<Subscription> seatAt(FileCursor place) throws IOException {
        boolean here = place.isIn(current.key())
                && place.offset() >= current.handedOut().offset();
        boolean ahead = !place.isIn(current.key())
                && opener.look(path).filter(look -> place.isIn(look.key())).isPresent();
        if (!here && !ahead && !ended) {
            return Optional.empty();
        }
        Subscription seat = broadcast.takeSeat();
        if (ended) {
            broadcast.complete();
        }
        return Optional.of(seat);
    }

    /** How far a viewer may read a file by itself: what comes behind is published. */
    synchronized long limit(FileKey file) {
        return file.equals(current.key()) ? current.handedOut().offset() : Long.MAX_VALUE;
    }

    /** Reads a block and publishes its lines. @return whether there is more to read at once */
    synchronized boolean advance() throws IOException {
        if (ended) {
            return false;
        }
        drainOld();
        if (current.isTruncated()) {
            current.restart();
            broadcast.publish(FollowEvents.truncated(current.handedOut()));
        }
        publish(current.readMore(Long.MAX_VALUE));
        if (current.hasMore()) {
            return true;
        }
        publish(current.restingHalfLine());
        return isRotated() && turnToSuccessor();
    }

    synchronized boolean isHalfLineWaiting() {
        return current.isHalfLineWaiting();
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** Ends the viewers' streams and lets the files go. */
    synchronized void end() throws IOException {
        ended = true;
        broadcast.complete();
        current.close();
        if (old.isPresent()) {
            old.get().close();
        }
    }

    /** Whether the path leads to another file now that is to be read instead. */
    private boolean isRotated() throws IOException {
        Optional<LogOpener.Look> look = opener.look(path);
        if (look.isEmpty()) {
            ended = missing.ran(MISSING_ENDS);
            if (ended) {
                end();
            }
            return false;
        }
        missing.stop();
        if (look.get().key().equals(current.key())) {
            emptySuccessor.stop();
            return false;
        }
        return look.get().size() > 0 || emptySuccessor.ran(EMPTY_SUCCESSOR_WAITS);
    }

    private boolean turnToSuccessor() throws IOException {
        LogFile file = opener.open(path);
        while (current.hasMore()) {
            publish(current.readMore(Long.MAX_VALUE));
        }
        publish(current.halfLine());
        if (old.isPresent()) {
            old.get().close();
        }
        old = Optional.of(current);
        lingers.restart();
        emptySuccessor.stop();
        current = opener.log(file, FileCursor.start(file.key()));
        broadcast.publish(FollowEvents.rotated(current.handedOut(), true));
        return true;
    }

    /** Late lines of the old file come with the place in the new one: it is there that a viewer goes on. */
    private void drainOld() throws IOException {
        if (old.isEmpty()) {
            return;
        }
        List<LogLine> late = old.get().readMore(Long.MAX_VALUE);
        for (StreamEvent event : opener.events(late)) {
            broadcast.publish(
                    new StreamEvent(current.handedOut().text(), LineBatch.EVENT, event.data(), event.weight()));
        }
        if (lingers.ran(OLD_FILE_LINGERS)) {
            old.get().close();
            old = Optional.empty();
        }
    }

    private void publish(List<LogLine> lines) {
        opener.events(lines).forEach(broadcast::publish);
    }
}
