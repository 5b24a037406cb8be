package io.totem.dashboard.device;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.totem.dashboard.store.AuthDatabase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Devices in MongoDB: collection {@code devices}. */
@Singleton
public final class MongoDevices implements Devices {

    private final AuthDatabase database;
    private final MongoCollection<Document> collection;

    public MongoDevices(AuthDatabase database) {
        this.database = database;
        this.collection = database.collection("devices");
    }

    @Override
    public Optional<Device> find(String id) {
        return database.first(collection.find(Filters.eq("_id", id)))
                .map(row -> new Device(
                        id, row.getString("user"), row.getDate("lastLoginAt").toInstant()));
    }

    @Override
    public void put(Device device) {
        database.ask(() -> collection.replaceOne(
                Filters.eq("_id", device.id()),
                new Document("_id", device.id())
                        .append("user", device.user())
                        .append("lastLoginAt", Date.from(device.lastLoginAt())),
                new ReplaceOptions().upsert(true)));
    }

    @Override
    public void keepNewest(String user, int count) {
        List<String> older = database.ask(() -> collection
                .find(Filters.eq("user", user))
                .sort(Sorts.descending("lastLoginAt"))
                .skip(count)
                .map(row -> row.getString("_id"))
                .into(new ArrayList<>()));
        if (!older.isEmpty()) {
            database.ask(() -> collection.deleteMany(Filters.in("_id", older)));
        }
    }

    @Override
    public void removeOlder(Instant lastLoginBefore) {
        database.ask(() -> collection.deleteMany(Filters.lt("lastLoginAt", Date.from(lastLoginBefore))));
    }
}
