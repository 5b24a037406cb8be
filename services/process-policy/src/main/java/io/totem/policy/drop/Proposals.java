package io.totem.policy.drop;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.totem.api.page.Paged;
import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.policies.Proposal;
import io.totem.platform.caller.Caller;
import io.totem.platform.limit.Page;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.store.StoreDatabase;
import io.totem.platform.store.StoredValues;
import io.totem.policy.Messages;
import io.totem.policy.PolicyError;
import io.totem.policy.exchange.PolicyImporter;
import io.totem.policy.known.PolicyKey;
import io.totem.policy.known.PolicyService;
import io.totem.policy.known.ProcessPolicyDocuments;
import io.totem.policy.store.ManagedCollection;
import io.totem.policy.store.PolicyDatabase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The collection {@code policy_proposals}: one for a policy, the newest. */
@Singleton
final class Proposals implements ManagedCollection {

    /** Writing hundreds may take a slow disk longer than a question may. */
    private final PolicyDatabase database;

    private final MongoCollection<Document> proposals;
    private final PolicyService policyService;
    private final PolicyImporter importer;

    Proposals(PolicyDatabase database, PolicyService policyService, PolicyImporter importer) {
        this.database = database;
        this.proposals = database.collection("policy_proposals");
        this.policyService = policyService;
        this.importer = importer;
    }

    @Override
    public void prepare() {
        database.ask(
                () -> proposals.createIndex(Indexes.ascending("platform", "name"), new IndexOptions().unique(true)));
    }

    /** What waits. */
    Set<PolicyKey> keys() {
        Set<PolicyKey> keys = new HashSet<>();
        for (Document document : database.ask(() -> proposals
                .find()
                .projection(Projections.include("platform", "name"))
                .into(new ArrayList<>()))) {
            Platform.ofWord(StoredValues.string(document, "platform"))
                    .ifPresent(platform -> keys.add(new PolicyKey(platform, StoredValues.string(document, "name"))));
        }
        return keys;
    }

    /** Those for which there is {@link DropRoom}. */
    void propose(List<ProcessPolicy> policies, String file, Instant now) {
        if (policies.isEmpty()) {
            return;
        }
        List<ReplaceOneModel<Document>> writes = policies.stream()
                .map(policy -> new ReplaceOneModel<>(
                        of(PolicyKey.of(policy)), document(policy, file, now), new ReplaceOptions().upsert(true)))
                .toList();
        database.ask(() -> StoreDatabase.forMany(proposals).bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }

    Paged<Proposal> page(Page page) {
        return database.page(proposals, Filters.empty(), Sorts.descending("at", "name"), page, Proposals::read);
    }

    /** @throws ProblemException 404 when it is gone or a newer one took its place */
    ProcessPolicy accept(String id, Caller caller) {
        ProcessPolicy policy = get(id).policy();
        Map<PolicyKey, ProcessPolicy> stored = importer.stored();
        policyService.putAll(List.of(policy), stored, caller);
        database.ask(() -> proposals.deleteOne(Filters.eq("id", id)));
        return policy;
    }

    /** @throws ProblemException 404 */
    void discard(String id) {
        if (database.ask(() -> proposals.deleteOne(Filters.eq("id", id))).getDeletedCount() == 0) {
            throw unknown();
        }
    }

    private Proposal get(String id) {
        return database.first(proposals.find(Filters.eq("id", id)))
                .map(Proposals::read)
                .orElseThrow(Proposals::unknown);
    }

    private static Document document(ProcessPolicy policy, String file, Instant now) {
        return new Document("id", UUID.randomUUID().toString())
                .append("at", Date.from(now))
                .append("file", file)
                .append("platform", policy.platform().word())
                .append("name", policy.name())
                .append("policy", ProcessPolicyDocuments.of(policy));
    }

    private static Proposal read(Document document) {
        return new Proposal(
                StoredValues.string(document, "id"),
                StoredValues.instant(document, "at"),
                StoredValues.string(document, "file"),
                ProcessPolicyDocuments.read(StoredValues.child(document, "policy")));
    }

    private static Bson of(PolicyKey key) {
        return Filters.and(Filters.eq("platform", key.platform().word()), Filters.eq("name", key.name()));
    }

    private static ProblemException unknown() {
        return new ProblemException(PolicyError.PROPOSAL_UNKNOWN, Messages.text("proposal.unknown"));
    }
}
