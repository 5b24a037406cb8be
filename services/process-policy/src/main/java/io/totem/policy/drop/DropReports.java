package io.totem.policy.drop;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.totem.platform.limit.Page;
import io.totem.platform.limit.Paged;
import io.totem.platform.store.StoredValues;
import io.totem.policy.store.PolicyDatabase;
import io.totem.policy.store.StoreUser;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collection {@code policy_drops}: what became of the dropped files. Of each kind the newest are kept, and the oldest of
 * those says how many came before it: many files of one kind push out none of another. A file whose report the store took
 * without answering in time is taken and counted again.
 */
@Singleton
final class DropReports implements StoreUser {

    private static final Bson NEWEST_FIRST = Sorts.descending("at", "_id");
    private static final Bson COUNTS = Projections.include("count", "since");
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

    void add(DropReport report) {
        database.ask(() -> reports.insertOne(document(report, report.kind())));
        fold(report.kind(), report.keptOfItsKind());
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
        long count = last.stream().mapToLong(one -> one.getLong("count")).sum();
        Instant since = StoredValues.instant(last.getLast(), "since");
        database.ask(() -> reports.updateOne(
                Filters.eq("_id", last.getFirst().get("_id")),
                Updates.combine(Updates.set("count", count), Updates.set("since", Date.from(since)))));
        List<Object> folded = last.stream().skip(1).map(one -> one.get("_id")).toList();
        database.ask(() -> reports.deleteMany(Filters.in("_id", folded)));
    }

    private static Document document(DropReport report, String kind) {
        return DropReportDocuments.of(report).append("kind", kind);
    }
}
