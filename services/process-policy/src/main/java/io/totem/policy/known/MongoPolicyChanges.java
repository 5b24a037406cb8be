package io.totem.policy.known;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import io.totem.policy.store.PolicyDatabase;
import io.totem.policy.store.StoreUser;
import jakarta.inject.Singleton;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The collection {@code policy_changes}: inserted into, never updated. */
@Singleton
final class MongoPolicyChanges implements PolicyChanges, StoreUser {

    static final String COLLECTION = "policy_changes";

    private final PolicyDatabase database;
    private final MongoCollection<Document> changes;

    MongoPolicyChanges(PolicyDatabase database) {
        this.database = database;
        this.changes = database.collection(COLLECTION).withWriteConcern(WriteConcern.JOURNALED);
    }

    @Override
    public void prepare() {
        database.ask(() -> changes.createIndex(
                Indexes.compoundIndex(Indexes.ascending("platform", "name"), Indexes.descending("at"))));
    }

    @Override
    public void begin(PolicyChange change) {
        database.ask(() -> changes.insertOne(document(change).append("made", true)));
    }

    @Override
    public void beginAll(List<PolicyChange> begun) {
        List<Document> documents = begun.stream()
                .map(change -> document(change).append("made", true))
                .toList();
        MongoCollection<Document> patient = changes.withTimeout(PolicyStore.MANY_SECONDS, TimeUnit.SECONDS);
        database.ask(() -> patient.insertMany(documents));
    }

    @Override
    public void notMade(PolicyChange change) {
        database.ask(() -> changes.insertOne(document(change).append("made", false)));
    }

    private static Document document(PolicyChange change) {
        return new Document("at", Date.from(change.at()))
                .append("who", change.who())
                .append("from", change.from().orElse(null))
                .append("platform", change.key().platform().word())
                .append("name", change.key().name())
                .append("before", change.before().map(KnownProcessDocuments::of).orElse(null))
                .append("after", change.after().map(KnownProcessDocuments::of).orElse(null));
    }
}
