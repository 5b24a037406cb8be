package io.totem.logs.journal;

import io.smallrye.mutiny.Multi;
import io.totem.logs.file.Tail;
import io.totem.logs.source.SourceId;
import io.totem.logs.stream.BatchMaker;
import io.totem.logs.stream.SharedFollowers;
import io.totem.logs.stream.ViewerStream;
import io.totem.platform.stream.StreamEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/** Streams of the journal from any place on. */
@Singleton
public final class JournalStreams {

    private final Journal journal;
    private final JournalCatalog catalog;
    private final BatchMaker batches;
    private final SharedFollowers<Optional<String>, JournalFollower> followers = new SharedFollowers<>();

    JournalStreams(Journal journal, JournalCatalog catalog, BatchMaker batches) {
        this.journal = journal;
        this.catalog = catalog;
        this.batches = batches;
    }

    /** The last entries, then what comes. */
    public Multi<StreamEvent> last(SourceId.Journal id, int lines) throws IOException {
        catalog.checkReadable(id);
        Tail tail = journal.tail(id.unit(), lines);
        Multi<StreamEvent> first = Multi.createFrom().iterable(batches.events(tail.lines()));
        return Multi.createBy().concatenating().streams(first, from(id, (JournalCursor) tail.cursor()));
    }

    /** What stands behind a place, then what comes; empty when it is no place in a journal. */
    public Optional<Multi<StreamEvent>> from(SourceId.Journal id, String cursor) {
        catalog.checkReadable(id);
        return JournalCursor.parse(cursor).map(place -> from(id, place));
    }

    /** How many journalctl run for all viewers. */
    public int count() {
        return followers.count();
    }

    @PreDestroy
    void close() {
        followers.stopAll();
    }

    private Multi<StreamEvent> from(SourceId.Journal id, JournalCursor place) {
        return ViewerStream.of(() -> new JournalViewer(journal, followers, batches, id.unit(), place));
    }
}
