package io.totem.dashboard.site;

import io.totem.api.page.Paged;
import io.totem.api.sites.RunStartApi;
import io.totem.api.sites.RunSummary;
import io.totem.api.sites.RunView;
import io.totem.api.sites.RunsApi;
import io.totem.api.sites.SiteEditApi;
import io.totem.api.sites.SiteRunsApi;
import io.totem.api.sites.SiteSettings;
import io.totem.api.sites.SiteView;
import io.totem.api.sites.SitesApi;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceClients;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** The sites and what was found at them, kept by site-doctor. */
@Singleton
public final class SiteClient {

    private static final int MOST = 100;

    private final ServiceClients clients;

    SiteClient(ServiceClients clients) {
        this.clients = clients;
    }

    /** @param query {@code page} and {@code size}, or nothing */
    public Paged<SiteView> list(UpstreamCaller caller, Query query) {
        return ask(SitesApi.class, caller, api -> api.list(query.page(), query.size()));
    }

    /** Of all sites: there are never more than one page of this size holds. */
    public SiteTally tally(UpstreamCaller caller) {
        return SiteTally.of(
                ask(SitesApi.class, caller, api -> api.list(1, MOST)).items());
    }

    SiteView one(UpstreamCaller caller, String id) {
        return ask(SitesApi.class, caller, api -> api.get(id));
    }

    Paged<RunSummary> runs(UpstreamCaller caller, String id, Query query) {
        return ask(SiteRunsApi.class, caller, api -> api.list(id, query.page(), query.size()));
    }

    RunView run(UpstreamCaller caller, String run) {
        return ask(RunsApi.class, caller, api -> api.get(run));
    }

    /** Begins to look; the answer comes at once. */
    RunSummary start(UpstreamCaller caller, String id) {
        return ask(RunStartApi.class, caller, api -> api.start(id)).run();
    }

    SiteView save(UpstreamCaller caller, String id, SiteSettings settings) {
        return ask(SiteEditApi.class, caller, api -> api.put(id, settings));
    }

    void delete(UpstreamCaller caller, String id) {
        ask(SiteEditApi.class, caller, api -> {
            api.delete(id);
            return id;
        });
    }

    private <A, T> T ask(Class<A> api, UpstreamCaller caller, Function<A, T> question) {
        return clients.ask(Service.SITE_DOCTOR, api, caller, question);
    }
}
