package io.totem.dashboard.user;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.totem.dashboard.store.AuthDatabase;
import io.totem.platform.caller.Role;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** Users in MongoDB: collection {@code users}, the name is the key. */
@Singleton
public final class MongoUsers implements Users {

    private final AuthDatabase database;
    private final MongoCollection<Document> collection;

    public MongoUsers(AuthDatabase database) {
        this.database = database;
        this.collection = database.collection("users");
    }

    @Override
    public Optional<User> find(String name) {
        return database.first(collection.find(Filters.eq("_id", name))).map(MongoUsers::user);
    }

    @Override
    public boolean isEmpty() {
        return database.first(collection.find().limit(1)).isEmpty();
    }

    @Override
    public void add(User user) {
        database.ask(() -> collection.updateOne(
                Filters.eq("_id", user.name()),
                new Document("$setOnInsert", fields(user)),
                new UpdateOptions().upsert(true)));
    }

    @Override
    public void setPassword(String name, String passwordHash, boolean mustChange) {
        database.ask(() -> collection.updateOne(
                Filters.eq("_id", name),
                Updates.combine(
                        Updates.set("passwordHash", passwordHash), Updates.set("mustChangePassword", mustChange))));
    }

    private static Document fields(User user) {
        return new Document("passwordHash", user.passwordHash())
                .append("role", user.role().group())
                .append("enabled", user.enabled())
                .append("mustChangePassword", user.mustChangePassword())
                .append("createdAt", Date.from(user.createdAt()));
    }

    private static User user(Document row) {
        Role role = Role.ofGroup(row.getString("role"))
                .orElseThrow(() -> new IllegalStateException("user " + row.getString("_id") + " has no known role"));
        Instant createdAt = row.getDate("createdAt").toInstant();
        return new User(
                row.getString("_id"),
                row.getString("passwordHash"),
                role,
                row.getBoolean("enabled", false),
                row.getBoolean("mustChangePassword", true),
                createdAt);
    }
}
