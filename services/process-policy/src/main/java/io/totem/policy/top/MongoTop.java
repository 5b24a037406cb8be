package io.totem.policy.top;

import static io.totem.platform.store.StoredValues.instant;
import static io.totem.platform.store.StoredValues.string;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.totem.policy.store.PolicyDatabase;
import io.totem.policy.store.StoreUser;
import io.totem.policy.top.TopTimes.Span;
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
final class MongoTop implements TopStore, StoreUser {

    private final PolicyDatabase database;
    private final MongoCollection<Document> times;

    MongoTop(PolicyDatabase database) {
        this.database = database;
        this.times = database.collection("process_top");
    }

    @Override
    public void prepare() {
        database.ask(() -> times.createIndex(
                Indexes.compoundIndex(Indexes.ascending("span"), Indexes.descending("at")),
                new IndexOptions().unique(true)));
    }

    @Override
    public void put(TopTimes written) {
        Bson same = Filters.and(Filters.eq("span", written.span().word()), Filters.eq("at", Date.from(written.at())));
        database.ask(() -> times.replaceOne(same, document(written), new ReplaceOptions().upsert(true)));
    }

    @Override
    public Optional<TopTimes> newest(Span span, Instant from, Instant to) {
        Bson wanted = Filters.and(
                Filters.eq("span", span.word()), Filters.gte("at", Date.from(from)), Filters.lte("at", Date.from(to)));
        return database.first(times.find(wanted).sort(Sorts.descending("at"))).map(MongoTop::read);
    }

    @Override
    public List<TopTimes> between(Span span, Instant from, Instant to) {
        Bson wanted = Filters.and(
                Filters.eq("span", span.word()), Filters.gte("at", Date.from(from)), Filters.lt("at", Date.from(to)));
        return database.ask(() -> times.find(wanted).sort(Sorts.ascending("at")).into(new ArrayList<>())).stream()
                .map(MongoTop::read)
                .toList();
    }

    @Override
    public void prune(Instant now) {
        for (Span span : Span.values()) {
            Bson old =
                    Filters.and(Filters.eq("span", span.word()), Filters.lt("at", Date.from(now.minus(span.kept()))));
            database.ask(() -> times.deleteMany(old));
        }
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
