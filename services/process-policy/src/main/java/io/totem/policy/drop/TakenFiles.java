package io.totem.policy.drop;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.totem.platform.store.StoredValues;
import io.totem.policy.store.PolicyDatabase;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * The collection {@code policy_drop_files}: what was taken and still lies in the folder, by the key of its name, so that
 * nothing is taken twice. It holds at most {@link DropBox#MOST_LYING}.
 */
@Singleton
final class TakenFiles {

    private final PolicyDatabase database;
    private final MongoCollection<Document> files;

    TakenFiles(PolicyDatabase database) {
        this.database = database;
        this.files = database.collection("policy_drop_files");
    }

    /** A file as it was when it was taken. */
    record Taken(String identity, Optional<String> sha256) {}

    Map<String, Taken> all() {
        Map<String, Taken> all = new HashMap<>();
        for (Document document : database.ask(() -> files.find().into(new ArrayList<>()))) {
            all.put(
                    StoredValues.string(document, "_id"),
                    new Taken(
                            StoredValues.string(document, "identity"),
                            Optional.ofNullable(document.getString("sha256"))));
        }
        return all;
    }

    void put(String nameKey, Taken taken) {
        Document document = new Document("_id", nameKey).append("identity", taken.identity());
        taken.sha256().ifPresent(digest -> document.append("sha256", digest));
        database.ask(() -> files.replaceOne(Filters.eq("_id", nameKey), document, new ReplaceOptions().upsert(true)));
    }

    void remove(List<String> nameKeys) {
        database.ask(() -> files.deleteMany(Filters.in("_id", nameKeys)));
    }
}
