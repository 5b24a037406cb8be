package io.totem.policy.known;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.store.StoreDatabase;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.platform.store.StoredValues;
import io.totem.policy.store.PolicyDatabase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jboss.logging.Logger;

/** The collection {@code known_processes}, with its unique index on (name, platform). */
@Singleton
final class MongoPolicyStore implements PolicyStore {

    static final String COLLECTION = "known_processes";

    private static final Logger LOG = Logger.getLogger(MongoPolicyStore.class);

    private final PolicyDatabase database;
    private final MongoCollection<Document> policies;

    MongoPolicyStore(PolicyDatabase database) {
        this.database = database;
        this.policies = database.collection(COLLECTION);
    }

    void makeIndex() {
        database.ask(
                () -> policies.createIndex(Indexes.ascending("name", "platform"), new IndexOptions().unique(true)));
        database.ask(() -> policies.createIndex(Indexes.descending("updated_at")));
    }

    @Override
    public List<ProcessPolicy> all() {
        List<ProcessPolicy> readable = new ArrayList<>();
        for (Document document : database.ask(() -> policies.find().into(new ArrayList<>()))) {
            try {
                readable.add(ProcessPolicyDocuments.read(document));
            } catch (RuntimeException e) {
                LOG.warnf("known_processes holds a document that cannot be read (_id %s): %s", document.get("_id"), e);
            }
        }
        return readable;
    }

    @Override
    public StoreMark mark() {
        long count = database.ask(() -> policies.countDocuments());
        Optional<Document> newest = database.first(
                policies.find().projection(Projections.include("updated_at")).sort(Sorts.descending("updated_at")));
        return new StoreMark(
                count,
                newest.flatMap(document -> StoredValues.optionalInstant(document, "updated_at"))
                        .orElse(Instant.EPOCH));
    }

    /** A document that cannot be read fails here: a decision must not be taken as if the policy were not there. */
    @Override
    public List<ProcessPolicy> candidates(Set<String> names, Platform host) {
        Bson filter = Filters.and(
                Filters.in("platform", host.word(), Platform.COMMON.word()),
                host == Platform.WINDOWS ? Filters.empty() : Filters.or(nameFilters(names)));
        List<Document> documents = database.ask(() -> policies.find(filter).into(new ArrayList<>()));
        try {
            return documents.stream().map(ProcessPolicyDocuments::read).toList();
        } catch (RuntimeException e) {
            throw new StoreUnavailableException("a policy cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<ProcessPolicy> get(PolicyKey key) {
        return database.first(policies.find(ProcessPolicyDocuments.filter(key))).map(ProcessPolicyDocuments::read);
    }

    @Override
    public boolean insert(ProcessPolicy policy) {
        return database.insertNew(policies, ProcessPolicyDocuments.of(policy));
    }

    @Override
    public boolean replace(ProcessPolicy policy) {
        Bson filter = ProcessPolicyDocuments.filter(PolicyKey.of(policy));
        return database.ask(() -> policies.replaceOne(filter, ProcessPolicyDocuments.of(policy)))
                        .getMatchedCount()
                > 0;
    }

    @Override
    public void putAll(List<ProcessPolicy> written) {
        List<ReplaceOneModel<Document>> writes = written.stream()
                .map(policy -> new ReplaceOneModel<>(
                        ProcessPolicyDocuments.filter(PolicyKey.of(policy)),
                        ProcessPolicyDocuments.of(policy),
                        new ReplaceOptions().upsert(true)))
                .toList();
        database.ask(() -> StoreDatabase.forMany(policies).bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }

    @Override
    public boolean delete(PolicyKey key) {
        return database.ask(() -> policies.deleteOne(ProcessPolicyDocuments.filter(key)))
                        .getDeletedCount()
                > 0;
    }

    private static List<Bson> nameFilters(Set<String> names) {
        List<Bson> filters = new ArrayList<>();
        List<String> whole = new ArrayList<>();
        for (String name : names) {
            int cut = name.indexOf(ProcessNames.CUT);
            if (cut >= 0) {
                String beginning = name.substring(0, cut);
                filters.add(Filters.and(
                        Filters.gte("name", beginning), Filters.lt("name", beginning + Character.MAX_VALUE)));
            } else {
                whole.add(name);
                ProcessNames.insideKernelForm(name).ifPresent(whole::add);
            }
        }
        filters.add(Filters.in("name", whole));
        return filters;
    }
}
