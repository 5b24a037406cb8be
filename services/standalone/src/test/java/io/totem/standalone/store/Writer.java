package io.totem.standalone.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.totem.standalone.start.DataFolder;
import java.nio.file.Path;
import org.bson.Document;

/** A process that writes through the driver and says each number once the store has acknowledged it, until it is killed. */
public final class Writer {

    private Writer() {}

    public static void main(String... arguments) {
        DataFolder folder = DataFolder.open(Path.of(arguments[0]));
        int number = Integer.parseInt(arguments[1]);
        try (EmbeddedStore store = EmbeddedStore.open(folder, true);
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoCollection<Document> numbers = client.getDatabase("test").getCollection("numbers");
            while (true) {
                numbers.insertOne(new Document("_id", number).append("text", "x".repeat(200)));
                numbers.updateOne(Filters.eq("_id", number), Updates.set("changed", true));
                System.out.println(number);
                number++;
            }
        }
    }
}
