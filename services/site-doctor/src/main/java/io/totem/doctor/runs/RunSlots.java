package io.totem.doctor.runs;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.totem.doctor.runs.StartResult.Begun;
import io.totem.doctor.runs.StartResult.Full;
import io.totem.doctor.runs.StartResult.UnderWay;
import io.totem.doctor.store.DoctorDatabase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * The collection {@code running}: as many numbered places as runs may be under way, each held by one run. Its unique keys,
 * the number and the target, decide between replicas that start at the same moment.
 */
@Singleton
final class RunSlots {

    private static final String TARGET = "target";
    private static final String RUN = "run";
    private static final String BEAT = "beatAt";

    /** Who holds a place. */
    record Held(String target, String run, String by) {}

    private final DoctorDatabase database;
    private final MongoCollection<Document> places;
    private final RunsConfig config;
    private final Clock clock;

    RunSlots(DoctorDatabase database, RunsConfig config, Clock clock) {
        this.database = database;
        this.places = database.collection("running");
        this.config = config;
        this.clock = clock;
    }

    void prepare() {
        database.ask(() -> places.createIndex(Indexes.ascending(TARGET), new IndexOptions().unique(true)));
    }

    StartResult take(Run run) {
        for (int number = 0; number < config.maxConcurrent(); number++) {
            Document place = new Document("_id", number)
                    .append(TARGET, run.target())
                    .append(RUN, run.id())
                    .append("by", run.by())
                    .append(BEAT, Date.from(clock.instant()));
            if (database.insertNew(places, place)) {
                return new Begun();
            }
            Optional<StartResult> underWay = of(run.target()).map(held -> new UnderWay(held.run(), held.by()));
            if (underWay.isPresent()) {
                return underWay.get();
            }
        }
        return new Full();
    }

    void leave(String run) {
        database.ask(() -> places.deleteOne(Filters.eq(RUN, run)));
    }

    void leaveAllOf(String target) {
        database.ask(() -> places.deleteOne(Filters.eq(TARGET, target)));
    }

    /** Says that these runs are alive. */
    void beat(Collection<String> runs) {
        if (!runs.isEmpty()) {
            database.ask(() -> places.updateMany(Filters.in(RUN, runs), Updates.set(BEAT, Date.from(clock.instant()))));
        }
    }

    /** The run under way, by target. */
    Map<String, String> runsByTarget() {
        return all(Filters.empty()).stream().collect(Collectors.toMap(Held::target, Held::run, (one, _) -> one));
    }

    /** Runs that nobody has said to be alive since then. */
    List<Held> silentSince(Instant then) {
        return all(Filters.lt(BEAT, Date.from(then)));
    }

    private Optional<Held> of(String target) {
        return database.first(places.find(Filters.eq(TARGET, target))).map(RunSlots::held);
    }

    private List<Held> all(org.bson.conversions.Bson filter) {
        return database.ask(() -> places.find(filter).into(new ArrayList<>())).stream()
                .map(RunSlots::held)
                .toList();
    }

    private static Held held(Document place) {
        return new Held(place.getString(TARGET), place.getString(RUN), place.getString("by"));
    }
}
