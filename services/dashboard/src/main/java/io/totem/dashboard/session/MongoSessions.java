package io.totem.dashboard.session;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.totem.dashboard.store.AuthDatabase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Sessions in MongoDB: collection {@code sessions}, the key's SHA-256 is the row's key. */
@Singleton
public final class MongoSessions implements Sessions {

    private final AuthDatabase database;
    private final MongoCollection<Document> collection;

    public MongoSessions(AuthDatabase database) {
        this.database = database;
        this.collection = database.collection("sessions");
    }

    @Override
    public void add(Session session) {
        database.ask(() -> collection.insertOne(new Document("_id", session.id())
                .append("user", session.user())
                .append("createdAt", Date.from(session.createdAt()))
                .append("lastSeenAt", Date.from(session.lastSeenAt()))
                .append("address", session.address().orElse(null))));
    }

    @Override
    public Optional<Session> find(String id) {
        return database.first(collection.find(Filters.eq("_id", id))).map(MongoSessions::session);
    }

    @Override
    public void seen(String id, Instant at) {
        database.ask(() -> collection.updateOne(Filters.eq("_id", id), Updates.set("lastSeenAt", Date.from(at))));
    }

    @Override
    public void remove(String id) {
        database.ask(() -> collection.deleteOne(Filters.eq("_id", id)));
    }

    @Override
    public void removeOthers(String user, String keptId) {
        database.ask(() -> collection.deleteMany(Filters.and(Filters.eq("user", user), Filters.ne("_id", keptId))));
    }

    @Override
    public void removeAll(String user) {
        database.ask(() -> collection.deleteMany(Filters.eq("user", user)));
    }

    @Override
    public void keepNewest(String user, int count) {
        List<String> older = database.ask(() -> collection
                .find(Filters.eq("user", user))
                .sort(Sorts.descending("createdAt"))
                .skip(count)
                .map(row -> row.getString("_id"))
                .into(new ArrayList<>()));
        if (!older.isEmpty()) {
            database.ask(() -> collection.deleteMany(Filters.in("_id", older)));
        }
    }

    @Override
    public void removeOlder(Instant createdBefore, Instant lastSeenBefore) {
        database.ask(() -> collection.deleteMany(Filters.lt("createdAt", Date.from(createdBefore))));
        database.ask(() -> collection.deleteMany(Filters.lt("lastSeenAt", Date.from(lastSeenBefore))));
    }

    private static Session session(Document row) {
        return new Session(
                row.getString("_id"),
                row.getString("user"),
                row.getDate("createdAt").toInstant(),
                row.getDate("lastSeenAt").toInstant(),
                Optional.ofNullable(row.getString("address")));
    }
}
