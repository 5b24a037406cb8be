package io.totem.logs.follow;

import io.totem.api.logs.LogLine;
import io.totem.logs.file.FileCursor;
import io.totem.logs.file.LogFile;
import io.totem.logs.file.RefusedException;
import io.totem.platform.stream.StreamEvent;
import io.totem.platform.stream.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one viewer reads by itself, from its place on through renamed files, until it has come to where the follower
 * is. Then it holds a seat.
 */
final class BacklogReader {

    private final Path path;
    private final FileFollower follower;
    private final LogOpener opener;
    private FileCursor place;
    private Optional<OpenLog> reading = Optional.empty();
    private Optional<Subscription> seat = Optional.empty();

    BacklogReader(Path path, FileFollower follower, LogOpener opener, FileCursor place) {
        this.path = path;
        this.follower = follower;
        this.opener = opener;
        this.place = place;
    }

    Optional<Subscription> seat() {
        return seat;
    }

    FileCursor place() {
        return place;
    }

    /** The next events for this viewer alone; none with a seat taken, and seldom none without one. */
    List<StreamEvent> next() throws IOException {
        seat = follower.seatAt(place);
        if (seat.isPresent()) {
            close();
            return List.of();
        }
        if (reading.isEmpty()) {
            Optional<StreamEvent> change = open();
            if (change.isPresent()) {
                return List.of(change.get());
            }
        }
        return reading.isPresent() ? readOn(reading.get()) : List.of();
    }

    private List<StreamEvent> readOn(OpenLog log) throws IOException {
        if (log.isTruncated()) {
            log.restart();
            place = log.handedOut();
            return List.of(FollowEvents.truncated(place));
        }
        long limit = follower.limit(log.key());
        List<LogLine> lines = log.readMore(limit);
        place = log.handedOut();
        boolean finished = lines.isEmpty() && limit == Long.MAX_VALUE && !log.hasMore();
        return finished ? goOn(log) : opener.events(lines);
    }

    void close() throws IOException {
        if (reading.isPresent()) {
            reading.get().close();
            reading = Optional.empty();
        }
    }

    /** Opens the file of the place under whatever name it has now. @return what became of it, if anything */
    private Optional<StreamEvent> open() throws IOException {
        Optional<Path> name = RotatedFiles.of(path, opener).find(place.key());
        if (name.isEmpty()) {
            return Optional.of(turnTo(path, false));
        }
        return name.get().equals(path) ? start(opener.open(path)) : startOlder(name.get());
    }

    /** An older file that may not be opened is as good as gone. */
    private Optional<StreamEvent> startOlder(Path name) throws IOException {
        LogFile file;
        try {
            file = opener.open(name);
        } catch (RefusedException refused) {
            return Optional.of(turnTo(path, false));
        }
        return start(file);
    }

    private Optional<StreamEvent> start(LogFile file) throws IOException {
        if (!place.isIn(file.key())) {
            file.close();
            return Optional.empty();
        }
        if (!place.fits(file.channel())) {
            place = FileCursor.start(file.key());
            reading = Optional.of(opener.log(file, place));
            return Optional.of(FollowEvents.truncated(place));
        }
        reading = Optional.of(opener.log(file, place));
        return Optional.empty();
    }

    /** An older file is finished: the next one follows. */
    private List<StreamEvent> goOn(OpenLog finished) throws IOException {
        List<StreamEvent> events = new ArrayList<>(opener.events(finished.halfLine()));
        RotatedFiles generations = RotatedFiles.of(path, opener);
        boolean known = generations.find(finished.key()).isPresent();
        events.add(turnTo(generations.after(finished.key()).orElse(path), known));
        return events;
    }

    private StreamEvent turnTo(Path next, boolean complete) throws IOException {
        close();
        LogFile file = opener.open(next);
        place = FileCursor.start(file.key());
        reading = Optional.of(opener.log(file, place));
        return FollowEvents.rotated(place, complete);
    }
}
