package io.totem.doctor.runs;

import static io.totem.doctor.Messages.text;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.totem.api.page.Paged;
import io.totem.doctor.Statement;
import io.totem.doctor.report.RunState;
import io.totem.doctor.report.RunSummary;
import io.totem.doctor.report.StageView;
import io.totem.doctor.runs.StartResult.Begun;
import io.totem.doctor.store.DoctorDatabase;
import io.totem.doctor.store.ManagedCollection;
import io.totem.platform.limit.Page;
import io.totem.platform.node.NodeName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The collection {@code runs}, beside the {@link RunSlots} of those under way. */
@Singleton
final class MongoRuns implements RunStore, ManagedCollection {

    private static final Bson NEWEST_FIRST = Sorts.descending("startedAt", "_id");
    private static final Bson WITHOUT_DETAILS = Projections.exclude("stages", "causes");

    private final DoctorDatabase database;
    private final MongoCollection<Document> runs;
    private final RunSlots places;
    private final RunsConfig config;
    private final Clock clock;
    private final String node;
    private volatile boolean prepared;

    MongoRuns(DoctorDatabase database, RunSlots places, RunsConfig config, Clock clock, NodeName node) {
        this.database = database;
        this.runs = database.collection("runs");
        this.places = places;
        this.config = config;
        this.clock = clock;
        this.node = node.value();
    }

    @Override
    public void prepare() {
        places.prepare();
        database.ask(() -> runs.createIndex(
                Indexes.compoundIndex(Indexes.ascending("target"), Indexes.descending("startedAt", "_id"))));
        prepared = true;
    }

    @Override
    public StartResult begin(Run run) {
        if (!prepared) {
            // Without its unique index the first start of all would not keep the second away.
            prepare();
        }
        StartResult begin = places.take(run);
        if (begin instanceof Begun) {
            database.ask(() -> runs.insertOne(RunDocuments.of(run, node)));
            removeOldest(run.target());
        }
        return begin;
    }

    private void removeOldest(String target) {
        List<String> beyond = database
                .ask(() -> runs.find(Filters.eq("target", target))
                        .sort(NEWEST_FIRST)
                        .skip(config.maxRetained())
                        .projection(Projections.include("_id"))
                        .into(new ArrayList<>()))
                .stream()
                .map(run -> run.getString("_id"))
                .toList();
        if (!beyond.isEmpty()) {
            database.ask(() -> runs.deleteMany(Filters.in("_id", beyond)));
        }
    }

    @Override
    public boolean progress(String run, List<StageView> stages) {
        Bson change = Updates.set("stages", RunDocuments.stages(stages));
        return database.ask(() -> runs.updateOne(underWay(run), change)).getMatchedCount() > 0;
    }

    @Override
    public void finish(Run run) {
        database.ask(() -> runs.replaceOne(underWay(run.id()), RunDocuments.of(run, node)));
        places.leave(run.id());
    }

    @Override
    public Paged<RunSummary> page(String target, Page page) {
        Bson filter = Filters.eq("target", target);
        long total = database.ask(() -> runs.countDocuments(filter));
        List<Document> found = database.ask(() -> runs.find(filter)
                .sort(NEWEST_FIRST)
                .projection(WITHOUT_DETAILS)
                .skip((int) page.offset())
                .limit(page.size())
                .into(new ArrayList<>()));
        return page.answer(
                node, total, found.stream().map(RunDocuments::readSummary).toList());
    }

    @Override
    public Optional<Run> get(String id) {
        return database.first(runs.find(Filters.eq("_id", id))).map(RunDocuments::read);
    }

    @Override
    public Optional<RunSummary> last(String target) {
        Bson over = Filters.and(Filters.eq("target", target), Filters.ne("state", RunState.RUNNING.word()));
        return database.first(runs.find(over).sort(NEWEST_FIRST).projection(WITHOUT_DETAILS))
                .map(RunDocuments::readSummary);
    }

    @Override
    public Map<String, String> running() {
        return places.runsByTarget();
    }

    @Override
    public void forget(String target) {
        database.ask(() -> runs.deleteMany(Filters.eq("target", target)));
        places.leaveAllOf(target);
    }

    @Override
    public void beat(Collection<String> alive) {
        places.beat(alive);
    }

    @Override
    public void endLost() {
        for (RunSlots.Held lost : places.silentSince(clock.instant().minus(config.heartbeatTimeout()))) {
            Bson broken = Updates.combine(
                    Updates.set("state", RunState.BROKEN.word()),
                    Updates.set("sentence", RunDocuments.statement(Statement.of(text("run.lost")))));
            database.ask(() -> runs.updateOne(underWay(lost.run()), broken));
            // Last: whoever does this and is cut off leaves it to the next.
            places.leave(lost.run());
        }
    }

    private static Bson underWay(String run) {
        return Filters.and(Filters.eq("_id", run), Filters.eq("state", RunState.RUNNING.word()));
    }
}
