package io.totem.policy.drop;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.totem.platform.limit.Page;
import io.totem.platform.limit.Paged;
import io.totem.platform.store.StoredValues;
import io.totem.policy.store.PolicyDatabase;
import io.totem.policy.store.StoreUser;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collection {@code policy_drops}: what became of each dropped file. Of a file that still lies there it is never
 * forgotten, for then the file would be taken again; of others the newest are kept.
 */
@Singleton
final class DropReports implements StoreUser {

    static final int KEPT = 200;

    private static final Bson GONE = Filters.eq("lying", false);
    private static final Bson NEWEST_FIRST = Sorts.descending("at", "_id");

    private final PolicyDatabase database;
    private final MongoCollection<Document> reports;

    DropReports(PolicyDatabase database) {
        this.database = database;
        this.reports = database.collection("policy_drops");
    }

    /** A file as it was when it was taken. */
    record Taken(String identity, Optional<String> sha256) {}

    @Override
    public void prepare() {
        database.ask(() -> reports.createIndex(Indexes.ascending("lying", "at")));
    }

    /** By the key of their names, those that lay there when somebody last looked. */
    Map<String, Taken> lying() {
        Map<String, Taken> lying = new HashMap<>();
        for (Document document : database.ask(() -> reports.find(Filters.eq("lying", true))
                .projection(Projections.include("name", "identity", "sha256"))
                .into(new ArrayList<>()))) {
            lying.put(
                    StoredValues.string(document, "name"),
                    new Taken(
                            StoredValues.string(document, "identity"),
                            Optional.ofNullable(document.getString("sha256"))));
        }
        return lying;
    }

    /** In place of what was said of an earlier file of that name. */
    void add(DroppedFile file, DropReport report) {
        markGone(List.of(file.nameKey()));
        Document document = DropReportDocuments.of(report)
                .append("name", file.nameKey())
                .append("identity", file.identity())
                .append("lying", true);
        database.ask(() -> reports.insertOne(document));
    }

    /** It was touched and holds what it held. */
    void touched(DroppedFile file) {
        database.ask(
                () -> reports.updateMany(lying(List.of(file.nameKey())), Updates.set("identity", file.identity())));
    }

    void markGone(List<String> names) {
        database.ask(() -> reports.updateMany(lying(names), Updates.set("lying", false)));
        List<Object> old = database.ask(() -> reports.find(GONE)
                .sort(NEWEST_FIRST)
                .skip(KEPT)
                .projection(Projections.include("_id"))
                .map(document -> document.get("_id"))
                .into(new ArrayList<>()));
        if (!old.isEmpty()) {
            database.ask(() -> reports.deleteMany(Filters.in("_id", old)));
        }
    }

    Paged<DropReport> page(Page page) {
        return database.page(reports, Filters.empty(), NEWEST_FIRST, page, DropReportDocuments::read);
    }

    private static Bson lying(List<String> names) {
        return Filters.and(Filters.eq("lying", true), Filters.in("name", names));
    }
}
