package io.totem.dashboard.device;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.totem.dashboard.user.AuthStoreConfig;
import jakarta.inject.Inject;
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

    private final MongoCollection<Document> collection;

    @Inject
    MongoDevices(MongoClient client, AuthStoreConfig config) {
        this(client.getDatabase(config.database()));
    }

    public MongoDevices(MongoDatabase database) {
        this.collection = database.getCollection("devices");
    }

    @Override
    public Optional<Device> find(String id) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first())
                .map(row -> new Device(
                        id, row.getString("user"), row.getDate("lastLoginAt").toInstant()));
    }

    @Override
    public void put(Device device) {
        collection.replaceOne(
                Filters.eq("_id", device.id()),
                new Document("_id", device.id())
                        .append("user", device.user())
                        .append("lastLoginAt", Date.from(device.lastLoginAt())),
                new ReplaceOptions().upsert(true));
    }

    @Override
    public void keepNewest(String user, int count) {
        List<String> older = collection
                .find(Filters.eq("user", user))
                .sort(Sorts.descending("lastLoginAt"))
                .skip(count)
                .map(row -> row.getString("_id"))
                .into(new ArrayList<>());
        if (!older.isEmpty()) {
            collection.deleteMany(Filters.in("_id", older));
        }
    }

    @Override
    public void removeOlder(Instant lastLoginBefore) {
        collection.deleteMany(Filters.lt("lastLoginAt", Date.from(lastLoginBefore)));
    }
}
