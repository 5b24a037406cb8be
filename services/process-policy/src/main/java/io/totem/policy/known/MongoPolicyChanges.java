package io.totem.policy.known;

import com.mongodb.client.model.Indexes;
import io.totem.platform.store.ChangeRecords;
import io.totem.policy.store.ManagedCollection;
import io.totem.policy.store.PolicyDatabase;
import jakarta.inject.Singleton;
import java.util.Date;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.bson.Document;

/** The collection {@code policy_changes}: inserted into, never updated. */
@Singleton
final class MongoPolicyChanges implements PolicyChanges, ManagedCollection {

    static final String COLLECTION = "policy_changes";

    private final PolicyDatabase database;
    private final ChangeRecords records;

    MongoPolicyChanges(PolicyDatabase database) {
        this.database = database;
        this.records = new ChangeRecords(database, COLLECTION);
    }

    @Override
    public void prepare() {
        database.ask(() -> records.collection()
                .createIndex(Indexes.compoundIndex(Indexes.ascending("platform", "name"), Indexes.descending("at"))));
    }

    @Override
    public boolean make(PolicyChange change, BooleanSupplier make) {
        return records.make(document(change), make);
    }

    @Override
    public void recordAll(List<PolicyChange> changes) {
        records.recordAll(changes.stream().map(MongoPolicyChanges::document).toList());
    }

    private static Document document(PolicyChange change) {
        return new Document("at", Date.from(change.at()))
                .append("who", change.who())
                .append("from", change.from().orElse(null))
                .append("platform", change.key().platform().word())
                .append("name", change.key().name())
                .append(
                        "before",
                        change.before().map(ProcessPolicyDocuments::of).orElse(null))
                .append("after", change.after().map(ProcessPolicyDocuments::of).orElse(null));
    }
}
