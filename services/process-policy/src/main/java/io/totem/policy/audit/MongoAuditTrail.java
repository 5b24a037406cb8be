package io.totem.policy.audit;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.totem.api.audit.AuditEntry;
import io.totem.api.audit.AuditStep;
import io.totem.api.page.Paged;
import io.totem.platform.limit.Page;
import io.totem.platform.node.NodeName;
import io.totem.policy.store.ManagedCollection;
import io.totem.policy.store.PolicyDatabase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The collection {@code terminations}. Nothing here removes an entry or changes one that is complete. */
@Singleton
final class MongoAuditTrail implements AuditTrail, ManagedCollection {

    private static final Bson NEWEST_FIRST = Sorts.descending("at", "_id");
    private static final long EXPORT_SECONDS = 60;

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
        database.ask(() ->
                terminations.createIndex(Indexes.compoundIndex(Indexes.ascending("who"), Indexes.descending("at"))));
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
    public Paged<AuditEntry> page(AuditQuery.Filter wanted, Page page) {
        return database.page(terminations, filter(wanted), NEWEST_FIRST, page, AuditDocuments::read);
    }

    @Override
    public void each(AuditQuery.Filter wanted, Consumer<AuditEntry> taker) {
        database.ask(() -> {
            terminations
                    .withTimeout(EXPORT_SECONDS, TimeUnit.SECONDS)
                    .find(filter(wanted))
                    .sort(NEWEST_FIRST)
                    .map(AuditDocuments::read)
                    .forEach(taker);
            return true;
        });
    }

    private static Bson filter(AuditQuery.Filter wanted) {
        List<Bson> filters = new ArrayList<>();
        wanted.who().ifPresent(who -> filters.add(Filters.eq("who", who)));
        wanted.process().ifPresent(words -> filters.add(ofProcess(words)));
        wanted.from().ifPresent(from -> filters.add(Filters.gte("at", Date.from(from))));
        wanted.to().ifPresent(to -> filters.add(Filters.lt("at", Date.from(to))));
        wanted.outcome()
                .ifPresent(outcome ->
                        filters.add(Filters.or(Filters.eq("outcome", outcome), Filters.eq("decision.code", outcome))));
        return filters.isEmpty() ? Filters.empty() : Filters.and(filters);
    }

    /** Literally: what stands there is a stranger's text, and no pattern. */
    private static Bson ofProcess(String words) {
        Pattern literal = Pattern.compile(Pattern.quote(words), Pattern.CASE_INSENSITIVE);
        List<Bson> anywhere = new ArrayList<>(List.of(
                Filters.regex("name", literal), Filters.regex("executable", literal), Filters.eq("identity", words)));
        if (words.matches("[0-9]{1,10}")) {
            anywhere.add(Filters.regex("identity", ":" + words + ":"));
        }
        return Filters.or(anywhere);
    }
}
