package io.totem.policy.rule;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.totem.platform.limit.Page;
import io.totem.platform.limit.Paged;
import io.totem.policy.store.PolicyDatabase;
import io.totem.policy.store.StoreUser;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * The collections {@code process_rules}, {@code rule_changes} (inserted into, never updated) and {@code rule_events}, which
 * are kept for 90 days.
 */
@Singleton
final class MongoRules implements RuleStore, StoreUser {

    private static final long EVENTS_KEPT_DAYS = 90;

    private final PolicyDatabase database;
    private final MongoCollection<Document> rules;
    private final MongoCollection<Document> changes;
    private final MongoCollection<Document> events;
    private final Clock clock;

    MongoRules(PolicyDatabase database, Clock clock) {
        this.database = database;
        this.rules = database.collection("process_rules");
        this.changes = database.collection("rule_changes").withWriteConcern(WriteConcern.JOURNALED);
        this.events = database.collection("rule_events");
        this.clock = clock;
    }

    @Override
    public void prepare() {
        database.ask(() -> events.createIndex(
                Indexes.descending("at"), new IndexOptions().expireAfter(EVENTS_KEPT_DAYS, TimeUnit.DAYS)));
        database.ask(
                () -> events.createIndex(Indexes.compoundIndex(Indexes.ascending("rule"), Indexes.descending("at"))));
    }

    @Override
    public List<Rule> all() {
        return database.ask(() -> rules.find().sort(Sorts.ascending("_id")).into(new ArrayList<>())).stream()
                .map(RuleDocuments::read)
                .toList();
    }

    @Override
    public Optional<Rule> get(String name) {
        return database.first(rules.find(Filters.eq("_id", name))).map(RuleDocuments::read);
    }

    @Override
    public boolean insert(Rule rule) {
        if (get(rule.name()).isPresent()) {
            return false;
        }
        record(rule.updatedBy(), rule.name(), Optional.of(rule));
        return database.insertNew(rules, RuleDocuments.of(rule));
    }

    @Override
    public boolean replace(Rule rule) {
        if (get(rule.name()).isEmpty()) {
            return false;
        }
        record(rule.updatedBy(), rule.name(), Optional.of(rule));
        return database.ask(() -> rules.replaceOne(Filters.eq("_id", rule.name()), RuleDocuments.of(rule)))
                        .getMatchedCount()
                > 0;
    }

    @Override
    public boolean delete(String name, String who) {
        record(who, name, Optional.empty());
        return database.ask(() -> rules.deleteOne(Filters.eq("_id", name))).getDeletedCount() > 0;
    }

    @Override
    public void note(RuleEvent event) {
        database.ask(() -> events.insertOne(RuleDocuments.of(event)));
    }

    @Override
    public Paged<RuleEvent> events(String rule, Page page) {
        return database.page(events, Filters.eq("rule", rule), Sorts.descending("at"), page, RuleDocuments::readEvent);
    }

    /** Before the change is made, so that none goes unrecorded. */
    private void record(String who, String name, Optional<Rule> after) {
        Document change = new Document("at", Date.from(clock.instant()))
                .append("who", who)
                .append("rule", name)
                .append("after", after.map(RuleDocuments::of).orElse(null));
        database.ask(() -> changes.insertOne(change));
    }
}
