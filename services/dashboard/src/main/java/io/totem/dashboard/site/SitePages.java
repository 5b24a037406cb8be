package io.totem.dashboard.site;

import io.totem.api.sites.SiteView;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.ServiceProblem;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** The page of one site: asked for as it is, and again when a look at it could not be started. */
@RequestScoped
public class SitePages {

    private final SiteClient sites;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    SitePages(SiteClient sites, PageLayouts layouts, UpstreamCallers callers) {
        this.sites = sites;
        this.layouts = layouts;
        this.callers = callers;
    }

    Response site(String id, Query query) {
        return site(id, query, Optional.empty());
    }

    /** Why no look was started stands above what is known of the site. */
    Response refused(String id, ServiceProblem problem) {
        return site(id, new Query(Map.of()), Optional.of(problem));
    }

    private Response site(String id, Query query, Optional<ServiceProblem> refused) {
        UpstreamCaller caller = callers.caller();
        SiteView site = sites.one(caller, id);
        SitePage view = SitePage.of(caller, site, query, Answer.of(() -> sites.runs(caller, id, query)), refused);
        PageLayout layout = layouts.of(Tab.SITES, SiteLive.KIND, SiteLive.query(id, query));
        return Pages.page(
                layout.locale(),
                SiteTemplates.site(layout, layout.locale(), view),
                refused.map(ServiceProblem::status).orElse(200));
    }
}
