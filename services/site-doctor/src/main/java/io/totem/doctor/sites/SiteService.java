package io.totem.doctor.sites;

import static io.totem.doctor.Messages.text;

import io.totem.api.page.Paged;
import io.totem.api.problem.FieldError;
import io.totem.doctor.DoctorError;
import io.totem.platform.caller.Caller;
import io.totem.platform.limit.Page;
import io.totem.platform.node.NodeName;
import io.totem.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading and changing targets. */
@Singleton
public final class SiteService {

    /** What was written, and whether it is new. */
    record Written(SiteView site, boolean created) {}

    private final SiteStore store;
    private final SiteRuns runs;
    private final LogReader logs;
    private final SitesConfig config;
    private final Clock clock;
    private final String node;

    SiteService(SiteStore store, SiteRuns runs, LogReader logs, SitesConfig config, Clock clock, NodeName node) {
        this.store = store;
        this.runs = runs;
        this.logs = logs;
        this.config = config;
        this.clock = clock;
        this.node = node.value();
    }

    Paged<SiteView> page(Page page) {
        Map<String, String> running = runs.running();
        Paged<StoredSite> targets = store.page(page);
        return page.answer(
                node,
                targets.total(),
                targets.items().stream().map(site -> view(site, running)).toList());
    }

    SiteView view(String id) {
        return view(get(id), runs.running());
    }

    /** @throws ProblemException 404 */
    public StoredSite get(String id) {
        return store.get(id).orElseThrow(() -> unknown(id));
    }

    /**
     * Whoever saves last is right.
     *
     * @param token of the caller
     * @throws ProblemException 400 naming each field that cannot be taken; 409 when there are too many
     */
    Written put(String id, SiteBody body, Caller caller, String token) {
        SiteSettings settings = SiteReader.read(id, body, config.seesHost());
        settings.errorLog().ifPresent(sources -> checkReadable(sources, token));
        if (store.get(id).isEmpty() && store.count() >= config.mostTargets()) {
            throw new ProblemException(
                    DoctorError.TOO_MANY_TARGETS, text("target.tooMany", Integer.toString(config.mostTargets())));
        }
        StoredSite site = new StoredSite(
                id,
                settings,
                Optional.of(caller.name()),
                Optional.of(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        boolean created = store.put(site);
        return new Written(view(site, runs.running()), created);
    }

    /** With all its runs. @throws ProblemException 404 */
    void delete(String id) {
        if (!store.delete(id)) {
            throw unknown(id);
        }
        runs.forget(id);
    }

    /** A file that log-stream reads nobody is not kept as if it could be read one day. */
    private void checkReadable(String sources, String token) {
        boolean refused = LogSources.split(sources).stream()
                .filter(source -> source.startsWith(LogSources.FILE))
                .anyMatch(source -> isRefused(source, token));
        if (refused) {
            throw new ProblemException(
                    DoctorError.TARGET_INVALID,
                    text("target.invalid"),
                    List.of(new FieldError("errorLog", text("field.errorLog.outside"))));
        }
    }

    private boolean isRefused(String source, String token) {
        try {
            return logs.refuses(source, token);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private SiteView view(StoredSite site, Map<String, String> running) {
        return SiteView.of(node, site, runs.last(site.id()), Optional.ofNullable(running.get(site.id())));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(DoctorError.TARGET_UNKNOWN, text("target.unknown", id));
    }
}
