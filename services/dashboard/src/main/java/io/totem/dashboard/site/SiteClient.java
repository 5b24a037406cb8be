package io.totem.dashboard.site;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.Map;

/** The sites and what was found at them, kept by site-doctor. */
@Singleton
public final class SiteClient {

    private static final String TARGETS = "/api/doctor/targets";
    private static final String RUNS = "/api/doctor/runs/";

    private static final String MOST = "100";

    private final Upstream upstream;

    SiteClient(Upstream upstream) {
        this.upstream = upstream;
    }

    /** @param query {@code page} and {@code size}, or nothing */
    public Site.Sites list(UpstreamCaller caller, Query query) {
        return upstream.get(Service.SITE_DOCTOR, caller, TARGETS + query, Site.Sites.class);
    }

    /** Of all sites: there are never more than one page of this size holds. */
    public SiteTally tally(UpstreamCaller caller) {
        return SiteTally.of(list(caller, new Query(Map.of("size", MOST))));
    }

    Site one(UpstreamCaller caller, String id) {
        return upstream.get(Service.SITE_DOCTOR, caller, path(id), Site.class);
    }

    RunSummary.Runs runs(UpstreamCaller caller, String id, Query query) {
        return upstream.get(Service.SITE_DOCTOR, caller, path(id) + "/runs" + query, RunSummary.Runs.class);
    }

    SiteRun run(UpstreamCaller caller, String run) {
        return upstream.get(Service.SITE_DOCTOR, caller, RUNS + Query.encode(run), SiteRun.class);
    }

    /** Begins to look; the answer comes at once. */
    RunSummary start(UpstreamCaller caller, String id) {
        return upstream.send(
                        Service.SITE_DOCTOR,
                        caller,
                        "POST",
                        path(id) + "/runs",
                        Map.of(),
                        RunSummary.Started.class,
                        upstream.timeout())
                .run();
    }

    Site save(UpstreamCaller caller, String id, SiteForm form) {
        return upstream.send(Service.SITE_DOCTOR, caller, "PUT", path(id), form.json(), Site.class, upstream.timeout());
    }

    void delete(UpstreamCaller caller, String id) {
        upstream.send(Service.SITE_DOCTOR, caller, "DELETE", path(id));
    }

    private static String path(String id) {
        return TARGETS + "/" + Query.encode(id);
    }
}
