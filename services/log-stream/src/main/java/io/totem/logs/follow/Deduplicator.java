package io.totem.logs.follow;

import io.totem.api.logs.LogLine;
import io.totem.logs.file.FileCursor;
import io.totem.logs.stream.BatchMaker;
import io.totem.logs.stream.LineBatch;
import io.totem.platform.stream.StreamEvent;
import java.util.List;
import java.util.Optional;

/** Leaves out what a viewer who is ahead of the follower got already: until the first event behind its place. */
final class Deduplicator {

    private final FileCursor place;
    private final BatchMaker batches;
    private boolean passed;

    Deduplicator(FileCursor place, BatchMaker batches) {
        this.place = place;
        this.batches = batches;
    }

    List<StreamEvent> filter(StreamEvent event) {
        if (passed) {
            return List.of(event);
        }
        if (event.data() instanceof LineBatch batch) {
            List<LogLine> rest = batch.lines().stream().filter(this::isBehind).toList();
            passed = !rest.isEmpty();
            return batches.events(rest);
        }
        boolean told = event.name().equals(FollowEvents.ROTATED) == isInFile(event.id());
        passed = !told;
        return told ? List.of() : List.of(event);
    }

    private boolean isBehind(LogLine line) {
        return line.cursor() instanceof FileCursor cursor
                && cursor.isIn(place.key())
                && cursor.offset() > place.offset();
    }

    private boolean isInFile(String id) {
        Optional<FileCursor> cursor = FileCursor.parse(id);
        return cursor.filter(found -> found.isIn(place.key())).isPresent();
    }
}
