package io.totem.policy.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.totem.platform.limit.Page;
import io.totem.platform.limit.Paged;
import io.totem.platform.node.NodeName;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The way to MongoDB, real or embedded. Every question is bounded in time from end to end, choosing a server and trying
 * again included, so that a dead store is an answer after two seconds and not after thirty.
 */
@Singleton
public final class PolicyDatabase {

    private final MongoDatabase database;
    private final String node;

    @Inject
    PolicyDatabase(MongoClient client, StoreConfig config, NodeName node) {
        this(client, config.database(), config.timeout(), node.value());
    }

    PolicyDatabase(MongoClient client, String name, Duration timeout, String node) {
        this.node = node;
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

    /** The first of what is found, if anything is. */
    public Optional<Document> first(FindIterable<Document> found) {
        return Optional.ofNullable(ask(found::first));
    }

    /** One page of those that match. */
    public <T> Paged<T> page(
            MongoCollection<Document> collection, Bson filter, Bson order, Page page, Function<Document, T> reader) {
        long total = ask(() -> collection.countDocuments(filter));
        List<Document> found = ask(() -> collection
                .find(filter)
                .sort(order)
                .skip((int) page.offset())
                .limit(page.size())
                .into(new ArrayList<>()));
        return Paged.of(node, page, total, found.stream().map(reader).toList());
    }

    /** @return false when one of its key is there already */
    public boolean insertNew(MongoCollection<Document> collection, Document document) {
        try {
            ask(() -> collection.insertOne(document));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** @throws StoreUnavailableException when the store does not answer */
    void ping() {
        ask(() -> database.runCommand(new Document("ping", 1)));
    }
}
