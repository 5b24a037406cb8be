package io.totem.policy.drop;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.totem.api.page.Paged;
import io.totem.api.policies.DropReport;
import io.totem.platform.limit.Page;
import io.totem.platform.store.StoredValues;
import io.totem.policy.store.ManagedCollection;
import io.totem.policy.store.PolicyDatabase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collection {@code policy_drops}: what became of the dropped files. Of each kind the newest are kept, and the oldest of
 * those says how many came before it: many files of one kind push out none of another. Each file
 * counts once, also when the store takes a report and does not say so in time.
 */
@Singleton
final class DropReports implements ManagedCollection {

    private static final Bson NEWEST_FIRST = Sorts.descending("at", "_id");
    private static final Bson COUNTS = Projections.include("count", "since", "folded");
    private static final String BACKLOG = "backlog";

    private final PolicyDatabase database;
    private final MongoCollection<Document> reports;

    DropReports(PolicyDatabase database) {
        this.database = database;
        this.reports = database.collection("policy_drops");
    }

    @Override
    public void prepare() {
        database.ask(() -> reports.createIndex(Indexes.descending("at", "_id")));
        database.ask(() ->
                reports.createIndex(Indexes.compoundIndex(Indexes.ascending("kind"), Indexes.descending("at", "_id"))));
    }

    /** @param file of which it tells, as it was when it was taken; a second report of the same is none */
    void add(DroppedFile file, DropReport report) {
        String id = file.nameKey() + " " + file.identity();
        Document once = new Document("$setOnInsert", document(report, DropReportMaker.kind(report)));
        database.ask(() -> reports.updateOne(Filters.eq("_id", id), once, new UpdateOptions().upsert(true)));
        fold(DropReportMaker.kind(report), DropReportMaker.keptOfItsKind(report));
    }

    /** In place of what was said of it before; empty when nothing waits. */
    void backlog(Optional<DropReport> report) {
        Bson one = Filters.eq("kind", BACKLOG);
        if (report.isEmpty()) {
            database.ask(() -> reports.deleteOne(one));
        } else {
            Document document = document(report.get(), BACKLOG);
            database.ask(() -> reports.replaceOne(one, document, new ReplaceOptions().upsert(true)));
        }
    }

    Paged<DropReport> page(Page page) {
        return database.page(reports, Filters.empty(), NEWEST_FIRST, page, DropReportDocuments::read);
    }

    /** What is too old is counted by the oldest that stays. */
    private void fold(String kind, int kept) {
        Bson ofKind = Filters.eq("kind", kind);
        List<Document> last = database.ask(() -> reports.find(ofKind)
                .sort(NEWEST_FIRST)
                .skip(kept - 1)
                .projection(COUNTS)
                .into(new ArrayList<>()));
        if (last.size() < 2) {
            return;
        }
        // What was counted and could not be deleted any more is not counted again.
        Set<Object> counted = last.stream()
                .flatMap(one -> one.getList("folded", Object.class, List.of()).stream())
                .collect(Collectors.toSet());
        long count = last.stream()
                .filter(one -> !counted.contains(one.get("_id")))
                .mapToLong(one -> one.get("count", 1L))
                .sum();
        Instant since = StoredValues.instant(last.getLast(), "since");
        List<Object> folded = last.stream().skip(1).map(one -> one.get("_id")).toList();
        database.ask(() -> reports.updateOne(
                Filters.eq("_id", last.getFirst().get("_id")),
                Updates.combine(
                        Updates.set("count", count),
                        Updates.set("since", Date.from(since)),
                        Updates.set("folded", folded))));
        database.ask(() -> reports.deleteMany(Filters.in("_id", folded)));
    }

    private static Document document(DropReport report, String kind) {
        return DropReportDocuments.of(report).append("kind", kind);
    }
}
