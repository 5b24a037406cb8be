package io.totem.dashboard.attempt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.totem.dashboard.store.AuthDatabase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** Failed attempts in MongoDB: collection {@code failures}. */
@Singleton
public final class MongoFailures implements FailureStore {

    private final AuthDatabase database;
    private final MongoCollection<Document> collection;

    public MongoFailures(AuthDatabase database) {
        this.database = database;
        this.collection = database.collection("failures");
    }

    @Override
    public Optional<Failures> find(String key) {
        return database.first(collection.find(Filters.eq("_id", key))).map(MongoFailures::failures);
    }

    @Override
    public boolean replace(String key, Optional<Failures> read, Failures other) {
        return read.map(before -> update(key, before, other)).orElseGet(() -> insert(key, other));
    }

    @Override
    public void remove(String key) {
        database.ask(() -> collection.deleteOne(Filters.eq("_id", key)));
    }

    @Override
    public void removeOlder(Instant last) {
        database.ask(() -> collection.deleteMany(Filters.lt("lastAt", Date.from(last))));
    }

    private boolean update(String key, Failures before, Failures after) {
        return database.ask(() -> collection.updateOne(
                                Filters.and(
                                        Filters.eq("_id", key),
                                        Filters.eq("count", before.count()),
                                        Filters.eq("lastAt", Date.from(before.last()))),
                                Updates.combine(
                                        Updates.set("count", after.count()),
                                        Updates.set("lastAt", Date.from(after.last())),
                                        Updates.set("beforeAt", Date.from(after.before())))))
                        .getMatchedCount()
                == 1;
    }

    private boolean insert(String key, Failures first) {
        return database.insertNew(
                collection,
                new Document("_id", key)
                        .append("count", first.count())
                        .append("lastAt", Date.from(first.last()))
                        .append("beforeAt", Date.from(first.before())));
    }

    /** A row of an earlier version has no {@code beforeAt}. */
    private static Failures failures(Document row) {
        Date last = row.getDate("lastAt");
        Date before = row.get("beforeAt", last);
        return new Failures(row.getInteger("count"), last.toInstant(), before.toInstant());
    }
}
