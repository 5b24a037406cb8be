package io.totem.platform.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.totem.platform.store.StoreDatabase;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A document store of each test's own, asked over its wire protocol. */
public final class MemoryDatabase implements BeforeEachCallback, AfterEachCallback {

    private static final String NAME = "totem";

    private MongoServer server;
    private MongoClient client;

    @Override
    public void beforeEach(ExtensionContext context) {
        server = new MongoServer(new MemoryBackend());
        client = MongoClients.create(server.bindAndGetConnectionString());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        client.close();
        server.shutdownNow();
    }

    /** From now on it does not answer. */
    public void goAway() {
        server.shutdownNow();
    }

    public StoreDatabase of(String node) {
        return new StoreDatabase(client, NAME, Duration.ofSeconds(2), node) {};
    }

    /** To put there what an older version left, and to see what is there. */
    public MongoCollection<Document> collection(String name) {
        return client.getDatabase(NAME).getCollection(name);
    }
}
