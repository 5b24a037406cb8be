package io.totem.platform.store;

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
import io.totem.api.page.Paged;
import io.totem.platform.limit.Page;
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
 * A service's way to MongoDB, real or embedded. Every question is bounded in time from end to end, choosing a server and trying
 * again included, so that a dead store is an answer after two seconds and not after thirty.
 */
public class StoreDatabase {

    private static final long MANY_SECONDS = 60;

    private final MongoDatabase database;
    private final String node;

    /**
     * @param name the database that its service alone writes to
     * @param timeout after how long a question counts as not answered
     */
    protected StoreDatabase(MongoClient client, String name, Duration timeout, String node) {
        this.node = node;
        this.database = client.getDatabase(name).withTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    public final MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    /** The same collection for very many documents at once, which take longer than one question. */
    public static MongoCollection<Document> forMany(MongoCollection<Document> collection) {
        return collection.withTimeout(MANY_SECONDS, TimeUnit.SECONDS);
    }

    /** The name of this machine: what its processes did is told apart from another one's. */
    public final String node() {
        return node;
    }

    /**
     * Runs one question or command.
     *
     * @throws StoreUnavailableException when no answer came in time; what the store itself refuses (a duplicate key)
     *     passes through
     */
    public final <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoNotPrimaryException | MongoNodeIsRecoveringException | MongoExecutionTimeoutException e) {
            throw new StoreUnavailableException(MongoErrors.reason(e), e);
        } catch (MongoServerException refused) {
            throw refused;
        } catch (MongoException e) {
            throw new StoreUnavailableException(MongoErrors.reason(e), e);
        }
    }

    /** The first of what is found, if anything is. */
    public final Optional<Document> first(FindIterable<Document> found) {
        return Optional.ofNullable(ask(found::first));
    }

    /** One page of those that match. */
    public final <T> Paged<T> page(
            MongoCollection<Document> collection, Bson filter, Bson order, Page page, Function<Document, T> reader) {
        long total = ask(() -> collection.countDocuments(filter));
        List<Document> found = ask(() -> collection
                .find(filter)
                .sort(order)
                .skip((int) page.offset())
                .limit(page.size())
                .into(new ArrayList<>()));
        return page.answer(node, total, found.stream().map(reader).toList());
    }

    /** @return false when one of its key is there already */
    public final boolean insertNew(MongoCollection<Document> collection, Document document) {
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

    /** Does nothing where there is none of that name. */
    public final void dropIndex(MongoCollection<Document> collection, String name) {
        boolean there = ask(() -> collection.listIndexes().into(new ArrayList<>())).stream()
                .anyMatch(index -> name.equals(index.getString("name")));
        if (there) {
            ask(() -> {
                collection.dropIndex(name);
                return name;
            });
        }
    }

    /** @throws StoreUnavailableException when the store does not answer */
    public final void ping() {
        ask(() -> database.runCommand(new Document("ping", 1)));
    }
}
