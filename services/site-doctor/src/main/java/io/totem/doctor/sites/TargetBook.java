package io.totem.doctor.sites;

import static io.totem.doctor.ServiceTexts.say;

import io.totem.doctor.DoctorError;
import io.totem.platform.caller.Caller;
import io.totem.platform.limit.Page;
import io.totem.platform.limit.Paged;
import io.totem.platform.node.NodeName;
import io.totem.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Reading and changing targets. */
@Singleton
public final class TargetBook {

    /** What was written, and whether it is new. */
    record Written(TargetView target, boolean created) {}

    private final TargetStore store;
    private final TargetRuns runs;
    private final SitesConfig config;
    private final Clock clock;
    private final String node;

    TargetBook(TargetStore store, TargetRuns runs, SitesConfig config, Clock clock, NodeName node) {
        this.store = store;
        this.runs = runs;
        this.config = config;
        this.clock = clock;
        this.node = node.value();
    }

    Paged<TargetView> page(Page page) {
        Map<String, String> running = runs.running();
        Paged<KeptTarget> targets = store.page(page);
        return Paged.of(
                node,
                page,
                targets.total(),
                targets.items().stream().map(target -> view(target, running)).toList());
    }

    TargetView view(String id) {
        return view(get(id), runs.running());
    }

    /** @throws ProblemException 404 */
    public KeptTarget get(String id) {
        return store.get(id).orElseThrow(() -> unknown(id));
    }

    /**
     * Whoever saves last is right.
     *
     * @throws ProblemException 400 naming each field that cannot be taken; 409 when there are too many
     */
    Written put(String id, TargetBody body, Caller caller) {
        TargetSettings settings = TargetReader.read(id, body, config.seesHost());
        if (store.get(id).isEmpty() && store.count() >= config.mostTargets()) {
            throw new ProblemException(
                    DoctorError.TOO_MANY_TARGETS, say("target.tooMany", Integer.toString(config.mostTargets())));
        }
        KeptTarget target = new KeptTarget(
                id,
                settings,
                Optional.of(caller.name()),
                Optional.of(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        boolean created = store.put(target);
        return new Written(view(target, runs.running()), created);
    }

    /** With all its runs. @throws ProblemException 404 */
    void delete(String id) {
        if (!store.delete(id)) {
            throw unknown(id);
        }
        runs.forget(id);
    }

    private TargetView view(KeptTarget target, Map<String, String> running) {
        return TargetView.of(node, target, runs.last(target.id()), Optional.ofNullable(running.get(target.id())));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(DoctorError.TARGET_UNKNOWN, say("target.unknown", id));
    }
}
