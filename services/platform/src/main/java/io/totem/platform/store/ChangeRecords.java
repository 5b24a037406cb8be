package io.totem.platform.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.bson.Document;

/**
 * Who changed what: inserted, never updated. Each change is recorded before it is made, so that none goes unrecorded, and once more
 * as not made ({@code made: false}) when it then did not come about.
 */
public final class ChangeRecords {

    private static final String MADE = "made";

    private final StoreDatabase database;
    private final MongoCollection<Document> records;

    public ChangeRecords(StoreDatabase database, String collection) {
        this.database = database;
        this.records = database.collection(collection).withWriteConcern(WriteConcern.JOURNALED);
    }

    /** To index it. */
    public MongoCollection<Document> collection() {
        return records;
    }

    /**
     * @param make makes the change; false when it did not come about, because somebody else was faster
     * @return what {@code make} returned
     * @throws StoreUnavailableException when it was not recorded: then nothing was changed
     */
    public boolean make(Document change, BooleanSupplier make) {
        database.ask(() -> records.insertOne(new Document(change).append(MADE, true)));
        boolean made = make.getAsBoolean();
        if (!made) {
            database.ask(() -> records.insertOne(new Document(change).append(MADE, false)));
        }
        return made;
    }

    /**
     * Many changes that are made at once afterwards.
     *
     * @throws StoreUnavailableException when not all were recorded: then nothing may be changed
     */
    public void recordAll(List<Document> changes) {
        List<Document> documents = changes.stream()
                .map(change -> new Document(change).append(MADE, true))
                .toList();
        database.ask(() -> StoreDatabase.forMany(records).insertMany(documents));
    }
}
