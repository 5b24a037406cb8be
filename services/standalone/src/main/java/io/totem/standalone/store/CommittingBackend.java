package io.totem.standalone.store;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Set;
import org.h2.mvstore.MVStore;

/**
 * The H2 backend with a promise it does not give by itself: what is acknowledged is in the file. Each writing command is
 * applied and committed as one step before its answer goes out, so a file never holds half a command either.
 */
final class CommittingBackend extends H2Backend {

    /** Commands that change nothing. Whatever is not named here is taken for a write: a commit too many does no harm. */
    private static final Set<String> READING = Set.of(
            "hello",
            "isMaster",
            "ismaster",
            "ping",
            "buildInfo",
            "buildinfo",
            "find",
            "getMore",
            "killCursors",
            "count",
            "distinct",
            "listCollections",
            "listIndexes",
            "listDatabases",
            "endSessions",
            "serverStatus",
            "dbStats",
            "collStats");

    /** Small chunks of old commits are joined after so many. */
    private static final int COMMITS_BETWEEN_COMPACTIONS = 512;

    private static final int FILL_RATE_PERCENT = 60;
    private static final int COMPACTION_BYTES = 1 << 20;

    private final MVStore store;
    private final Object writing = new Object();
    private int commits;

    CommittingBackend(MVStore store) {
        super(store);
        this.store = store;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        boolean reads = message.getDocument().keySet().stream()
                .findFirst()
                .filter(READING::contains)
                .isPresent();
        if (reads) {
            return super.handleMessage(message);
        }
        synchronized (writing) {
            try {
                return super.handleMessage(message);
            } finally {
                save();
            }
        }
    }

    private void save() {
        store.commit();
        if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
            store.compact(FILL_RATE_PERCENT, COMPACTION_BYTES);
            store.commit();
        }
    }
}
