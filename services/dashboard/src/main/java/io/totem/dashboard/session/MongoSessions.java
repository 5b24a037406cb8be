package io.totem.dashboard.session;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.totem.dashboard.user.AuthStoreConfig;
import jakarta.inject.Inject;
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

    private final MongoCollection<Document> collection;

    @Inject
    MongoSessions(MongoClient client, AuthStoreConfig config) {
        this(client.getDatabase(config.database()));
    }

    public MongoSessions(MongoDatabase database) {
        this.collection = database.getCollection("sessions");
    }

    @Override
    public void add(Session session) {
        collection.insertOne(new Document("_id", session.id())
                .append("user", session.user())
                .append("createdAt", Date.from(session.createdAt()))
                .append("lastSeenAt", Date.from(session.lastSeenAt()))
                .append("address", session.address().orElse(null)));
    }

    @Override
    public Optional<Session> find(String id) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first())
                .map(MongoSessions::session);
    }

    @Override
    public void seen(String id, Instant at) {
        collection.updateOne(Filters.eq("_id", id), Updates.set("lastSeenAt", Date.from(at)));
    }

    @Override
    public void remove(String id) {
        collection.deleteOne(Filters.eq("_id", id));
    }

    @Override
    public void removeOthers(String user, String keptId) {
        collection.deleteMany(Filters.and(Filters.eq("user", user), Filters.ne("_id", keptId)));
    }

    @Override
    public void removeAll(String user) {
        collection.deleteMany(Filters.eq("user", user));
    }

    @Override
    public void keepNewest(String user, int count) {
        List<String> older = collection
                .find(Filters.eq("user", user))
                .sort(Sorts.descending("createdAt"))
                .skip(count)
                .map(row -> row.getString("_id"))
                .into(new ArrayList<>());
        if (!older.isEmpty()) {
            collection.deleteMany(Filters.in("_id", older));
        }
    }

    @Override
    public void removeOlder(Instant createdBefore, Instant lastSeenBefore) {
        collection.deleteMany(Filters.lt("createdAt", Date.from(createdBefore)));
        collection.deleteMany(Filters.lt("lastSeenAt", Date.from(lastSeenBefore)));
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
