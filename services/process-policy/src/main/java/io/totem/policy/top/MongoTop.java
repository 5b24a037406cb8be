package io.totem.policy.top;

import static io.totem.platform.store.StoredValues.instant;
import static io.totem.platform.store.StoredValues.string;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.totem.platform.store.StoreDatabase;
import io.totem.policy.store.ManagedCollection;
import io.totem.policy.store.PolicyDatabase;
import io.totem.policy.top.TopTimes.Span;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The collection {@code process_top}: about two kilobytes a minute. */
@Singleton
final class MongoTop implements TopStore, ManagedCollection {

    /** By the span alone, as if there were one machine. */
    private static final String FORMER_INDEX = "span_1_at_-1";

    private final StoreDatabase database;
    private final MongoCollection<Document> times;

    @Inject
    MongoTop(PolicyDatabase database) {
        this((StoreDatabase) database);
    }

    MongoTop(StoreDatabase database) {
        this.database = database;
        this.times = database.collection("process_top");
    }

    @Override
    public void prepare() {
        database.ask(() -> times.createIndex(
                Indexes.compoundIndex(Indexes.ascending("node", "span"), Indexes.descending("at")),
                new IndexOptions().unique(true)));
        database.dropIndex(times, FORMER_INDEX);
    }

    @Override
    public void put(TopTimes written) {
        Bson same = Filters.and(of(written.span()), Filters.eq("at", Date.from(written.at())));
        Document document = document(written).append("node", database.node());
        database.ask(() -> times.replaceOne(same, document, new ReplaceOptions().upsert(true)));
    }

    @Override
    public Optional<TopTimes> newest(Span span, Instant from, Instant to) {
        Bson wanted = Filters.and(of(span), Filters.gte("at", Date.from(from)), Filters.lte("at", Date.from(to)));
        return database.first(times.find(wanted).sort(Sorts.descending("at"))).map(MongoTop::read);
    }

    @Override
    public List<TopTimes> between(Span span, Instant from, Instant to) {
        Bson wanted = Filters.and(of(span), Filters.gte("at", Date.from(from)), Filters.lt("at", Date.from(to)));
        return database.ask(() -> times.find(wanted).sort(Sorts.ascending("at")).into(new ArrayList<>())).stream()
                .map(MongoTop::read)
                .toList();
    }

    @Override
    public void prune(Instant now) {
        for (Span span : Span.values()) {
            Bson old = Filters.and(of(span), Filters.lt("at", Date.from(now.minus(span.kept()))));
            database.ask(() -> times.deleteMany(old));
        }
    }

    /** What an older version wrote has no name of a machine: then there was one. */
    private Bson of(Span span) {
        return Filters.and(Filters.eq("span", span.word()), Filters.in("node", database.node(), null));
    }

    private static Document document(TopTimes times) {
        return new Document("span", times.span().word())
                .append("at", Date.from(times.at()))
                .append("ioHidden", times.ioHidden())
                .append("cpu", times.cpu().stream().map(MongoTop::document).toList())
                .append(
                        "memory",
                        times.memory().stream().map(MongoTop::document).toList())
                .append("io", times.io().stream().map(MongoTop::document).toList());
    }

    private static Document document(TopProcess process) {
        Document document = new Document("identity", process.identity())
                .append("pid", process.pid())
                .append("name", process.name())
                .append("user", process.user())
                .append("cpuPercent", process.cpuPercent())
                .append("residentBytes", process.residentBytes())
                .append("memoryPercent", process.memoryPercent())
                .append("readBytesPerSecond", process.readBytesPerSecond())
                .append("writtenBytesPerSecond", process.writtenBytesPerSecond());
        process.executable().ifPresent(path -> document.append("executable", path));
        return document;
    }

    private static TopTimes read(Document document) {
        return new TopTimes(
                instant(document, "at"),
                Span.valueOf(string(document, "span").toUpperCase(Locale.ROOT)),
                document.getInteger("ioHidden", 0),
                processes(document, "cpu"),
                processes(document, "memory"),
                processes(document, "io"));
    }

    private static List<TopProcess> processes(Document document, String list) {
        return document.getList(list, Document.class).stream()
                .map(process -> new TopProcess(
                        string(process, "identity"),
                        process.getInteger("pid"),
                        string(process, "name"),
                        string(process, "user"),
                        Optional.ofNullable(process.getString("executable")),
                        process.getDouble("cpuPercent"),
                        process.get("residentBytes", Number.class).longValue(),
                        process.getDouble("memoryPercent"),
                        process.getDouble("readBytesPerSecond"),
                        process.getDouble("writtenBytesPerSecond")))
                .toList();
    }
}
