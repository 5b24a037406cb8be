package io.totem.policy.known;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.totem.api.policies.Origin;
import io.totem.platform.store.StoreDatabase;
import io.totem.policy.store.ManagedCollection;
import io.totem.policy.store.PolicyDatabase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jboss.logging.Logger;

/** Puts the catalogue into the store: all of it into an empty one, what has changed into one with an older version. */
@Singleton
final class CatalogueSeeder implements ManagedCollection {

    private static final Logger LOG = Logger.getLogger(CatalogueSeeder.class);
    private static final Document ID = new Document("_id", "catalogue");
    private static final int DUPLICATE_KEY = 11000;

    private final PolicyDatabase database;
    private final MongoPolicyStore store;
    private final StoredProcessPolicies memory;
    private final Clock clock;

    CatalogueSeeder(PolicyDatabase database, MongoPolicyStore store, StoredProcessPolicies memory, Clock clock) {
        this.database = database;
        this.store = store;
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public void prepare() {
        store.makeIndex();
        Catalogue catalogue = Catalogue.read();
        CatalogueState before = state();
        if (!before.version().equals(catalogue.version())) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            CataloguePlan plan = CataloguePlan.of(catalogue, before, store.all(), now);
            write(plan);
            remember(catalogue);
            LOG.infof(
                    "catalogue %s: %d policies added, %d updated, %d removed",
                    catalogue.version(),
                    plan.insert().size(),
                    plan.replace().size(),
                    plan.delete().size());
        }
    }

    @Override
    public void refresh() {
        memory.refreshIfChanged();
    }

    private CatalogueState state() {
        MongoCollection<Document> catalogue = database.collection("catalogue");
        return database.first(catalogue.find(ID))
                .map(document -> new CatalogueState(
                        document.getString("version"), new HashSet<>(document.getList("keys", String.class))))
                .orElse(CatalogueState.NONE);
    }

    private void remember(Catalogue catalogue) {
        List<String> keys = catalogue.entries().stream()
                .map(entry -> PolicyKey.of(entry).toString())
                .toList();
        Document document =
                new Document(ID).append("version", catalogue.version()).append("keys", keys);
        database.ask(
                () -> database.collection("catalogue").replaceOne(ID, document, new ReplaceOptions().upsert(true)));
    }

    private void write(CataloguePlan plan) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        plan.insert().forEach(policy -> writes.add(new InsertOneModel<>(ProcessPolicyDocuments.of(policy))));
        plan.replace()
                .forEach(policy -> writes.add(
                        new ReplaceOneModel<>(ofCatalogue(PolicyKey.of(policy)), ProcessPolicyDocuments.of(policy))));
        plan.delete().forEach(key -> writes.add(new DeleteOneModel<>(ofCatalogue(key))));
        if (writes.isEmpty()) {
            return;
        }
        MongoCollection<Document> policies = StoreDatabase.forMany(database.collection(MongoPolicyStore.COLLECTION));
        try {
            database.ask(() -> policies.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        } catch (MongoBulkWriteException e) {
            ignoreDuplicates(e);
        }
    }

    /** A person may have written the entry in the meantime: theirs wins. */
    private static void ignoreDuplicates(MongoBulkWriteException e) {
        if (e.getWriteErrors().isEmpty()
                || e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
            throw e;
        }
        LOG.infof(
                "kept what somebody else wrote: %s",
                e.getWriteErrors().stream().map(error -> error.getMessage()).collect(Collectors.joining("; ")));
    }

    private static Document ofCatalogue(PolicyKey key) {
        return new Document("name", key.name())
                .append("platform", key.platform().word())
                .append("origin", Origin.CATALOG.word());
    }
}
