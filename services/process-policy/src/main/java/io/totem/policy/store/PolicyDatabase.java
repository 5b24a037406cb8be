package io.totem.policy.store;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * The way to MongoDB, real or embedded. Every question is bounded in time from end to end, choosing a server and trying
 * again included, so that a dead store is an answer after two seconds and not after thirty.
 */
@Singleton
public final class PolicyDatabase {

    private final MongoDatabase database;

    @Inject
    PolicyDatabase(MongoClient client, StoreConfig config) {
        this(client, config.database(), config.timeout());
    }

    PolicyDatabase(MongoClient client, String name, Duration timeout) {
        this.database = client.getDatabase(name).withTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    public MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    /**
     * Runs one question or command.
     *
     * @throws StoreUnavailableException when no answer came in time; what the store itself refuses (a duplicate key)
     *     passes through
     */
    public <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoNotPrimaryException | MongoNodeIsRecoveringException | MongoExecutionTimeoutException e) {
            throw new StoreUnavailableException(e);
        } catch (MongoServerException refused) {
            throw refused;
        } catch (MongoException e) {
            throw new StoreUnavailableException(e);
        }
    }

    /** @throws StoreUnavailableException when the store does not answer */
    void ping() {
        ask(() -> database.runCommand(new Document("ping", 1)));
    }
}
