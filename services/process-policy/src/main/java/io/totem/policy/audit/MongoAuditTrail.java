package io.totem.policy.audit;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.totem.platform.limit.Page;
import io.totem.platform.limit.Paged;
import io.totem.platform.node.NodeName;
import io.totem.policy.store.PolicyDatabase;
import io.totem.policy.store.StoreUser;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** The collection {@code terminations}. Nothing here removes an entry or changes one that is complete. */
@Singleton
final class MongoAuditTrail implements AuditTrail, StoreUser {

    private final PolicyDatabase database;
    private final MongoCollection<Document> terminations;
    private final NodeName node;

    MongoAuditTrail(PolicyDatabase database, NodeName node) {
        this.database = database;
        // On the disk before the first signal goes out, not only in the memory of the store.
        this.terminations = database.collection("terminations").withWriteConcern(WriteConcern.JOURNALED);
        this.node = node;
    }

    @Override
    public void prepare() {
        database.ask(() -> terminations.createIndex(Indexes.descending("at")));
    }

    @Override
    public String begin(AuditEntry entry) {
        database.ask(() -> terminations.insertOne(AuditDocuments.of(entry).append("node", node.value())));
        return entry.id();
    }

    @Override
    public void complete(String id, List<AuditStep> steps, String outcome, Instant at) {
        database.ask(() -> terminations.updateOne(
                Filters.and(Filters.eq("_id", id), Filters.exists("completedAt", false)),
                Updates.combine(
                        Updates.set("steps", AuditDocuments.steps(steps)),
                        Updates.set("outcome", outcome),
                        Updates.set("completedAt", Date.from(at)))));
    }

    @Override
    public Paged<AuditEntry> page(Page page) {
        long total = database.ask(() -> terminations.estimatedDocumentCount());
        List<Document> documents = database.ask(() -> terminations
                .find()
                .sort(Sorts.descending("at", "_id"))
                .skip((int) page.offset())
                .limit(page.size())
                .into(new ArrayList<>()));
        return Paged.of(
                node.value(),
                page,
                total,
                documents.stream().map(AuditDocuments::read).toList());
    }
}
