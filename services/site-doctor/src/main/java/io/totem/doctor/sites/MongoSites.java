package io.totem.doctor.sites;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.totem.api.page.Paged;
import io.totem.doctor.store.DoctorDatabase;
import io.totem.platform.limit.Page;
import io.totem.platform.node.NodeName;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.bson.Document;

/** The collections {@code targets} and {@code starting_targets}: the ids of those the configuration brought once. */
@Singleton
final class MongoSites implements SiteStore {

    private final DoctorDatabase database;
    private final MongoCollection<Document> targets;
    private final MongoCollection<Document> started;
    private final String node;

    MongoSites(DoctorDatabase database, NodeName node) {
        this.database = database;
        this.targets = database.collection("targets");
        this.started = database.collection("starting_targets");
        this.node = node.value();
    }

    @Override
    public Paged<StoredSite> page(Page page) {
        return database.page(targets, Filters.empty(), Sorts.ascending("_id"), page, SiteDocuments::read);
    }

    @Override
    public Optional<StoredSite> get(String id) {
        return database.first(targets.find(Filters.eq("_id", id))).map(SiteDocuments::read);
    }

    @Override
    public long count() {
        return database.ask(() -> targets.countDocuments());
    }

    @Override
    public boolean put(StoredSite site) {
        Document document = SiteDocuments.of(site, node);
        ReplaceOptions orNew = new ReplaceOptions().upsert(true);
        return database.ask(() -> targets.replaceOne(Filters.eq("_id", site.id()), document, orNew))
                        .getMatchedCount()
                == 0;
    }

    @Override
    public boolean delete(String id) {
        return database.ask(() -> targets.deleteOne(Filters.eq("_id", id))).getDeletedCount() > 0;
    }

    /** Inserts it unless it was inserted before, also where somebody has deleted it since. */
    void insertOnce(StoredSite site) {
        if (database.first(started.find(Filters.eq("_id", site.id()))).isEmpty()) {
            database.insertNew(targets, SiteDocuments.of(site, node));
            // Afterwards: a start that is cut off between the two inserts it again, which changes nothing.
            database.insertNew(started, new Document("_id", site.id()).append("node", node));
        }
    }
}
