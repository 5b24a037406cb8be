package io.totem.policy.rule;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.totem.api.page.Paged;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleEvent;
import io.totem.platform.limit.Page;
import io.totem.platform.store.ChangeRecords;
import io.totem.platform.store.StoreDatabase;
import io.totem.policy.store.ManagedCollection;
import io.totem.policy.store.PolicyDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collections {@code process_rules}, {@code rule_changes} (inserted into, never updated) and {@code rule_events}, which
 * are kept for 90 days.
 */
@Singleton
final class MongoRules implements RuleStore, ManagedCollection {

    private static final Duration EVENTS_KEPT = Duration.ofDays(90);

    private final StoreDatabase database;
    private final MongoCollection<Document> rules;
    private final ChangeRecords changes;
    private final MongoCollection<Document> events;
    private final Clock clock;

    @Inject
    MongoRules(PolicyDatabase database, Clock clock) {
        this((StoreDatabase) database, clock);
    }

    MongoRules(StoreDatabase database, Clock clock) {
        this.database = database;
        this.rules = database.collection("process_rules");
        this.changes = new ChangeRecords(database, "rule_changes");
        this.events = database.collection("rule_events");
        this.clock = clock;
    }

    @Override
    public void prepare() {
        database.ask(() -> events.createIndex(
                Indexes.descending("at"), new IndexOptions().expireAfter(EVENTS_KEPT.toSeconds(), TimeUnit.SECONDS)));
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
        return database.first(rules.find(ofName(name))).map(RuleDocuments::read);
    }

    @Override
    public boolean insert(Rule rule) {
        return get(rule.name()).isEmpty()
                && changes.make(
                        change(rule.updatedBy(), rule.name(), Optional.of(rule)),
                        () -> database.insertNew(rules, RuleDocuments.of(rule)));
    }

    @Override
    public boolean replace(Rule rule) {
        return get(rule.name()).isPresent()
                && changes.make(
                        change(rule.updatedBy(), rule.name(), Optional.of(rule)),
                        () -> database.ask(() -> rules.replaceOne(ofName(rule.name()), RuleDocuments.of(rule)))
                                        .getMatchedCount()
                                > 0);
    }

    @Override
    public boolean delete(String name, String who) {
        return get(name).isPresent()
                && changes.make(
                        change(who, name, Optional.empty()),
                        () -> database.ask(() -> rules.deleteOne(ofName(name))).getDeletedCount() > 0);
    }

    /** Those that are too old go then: not every store lets them go by itself. */
    @Override
    public void note(RuleEvent event) {
        Instant oldest = clock.instant().minus(EVENTS_KEPT);
        database.ask(() -> events.deleteMany(Filters.lt("at", Date.from(oldest))));
        database.ask(() -> events.insertOne(RuleDocuments.of(event)));
    }

    @Override
    public Paged<RuleEvent> events(String rule, Page page) {
        return database.page(events, Filters.eq("rule", rule), Sorts.descending("at"), page, RuleDocuments::readEvent);
    }

    private Document change(String who, String name, Optional<Rule> after) {
        return new Document("at", Date.from(clock.instant()))
                .append("who", who)
                .append("rule", name)
                .append("after", after.map(RuleDocuments::of).orElse(null));
    }

    private static Bson ofName(String name) {
        return Filters.eq("_id", name);
    }
}
