package io.totem.dashboard.site;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.sites.RunState;
import io.totem.api.sites.RunView;
import io.totem.dashboard.login.SeeOther;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.ServiceProblem;
import io.totem.dashboard.upstream.UpstreamCaller;
import io.totem.dashboard.upstream.UpstreamException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Looks at a site: to start one, to watch it, to read it later. */
@Path("/sites/{site}/runs")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class RunResource {

    private final SiteClient sites;
    private final SitePages pages;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    RunResource(SiteClient sites, SitePages pages, PageLayouts layouts, UpstreamCallers callers) {
        this.sites = sites;
        this.pages = pages;
        this.layouts = layouts;
        this.callers = callers;
    }

    /** Where a reload leads after a look could not be started. */
    @GET
    public Response list(@PathParam("site") String site) {
        return SeeOther.page(URI.create(SitePaths.site(site)));
    }

    @POST
    @RolesAllowed("operator")
    public Response start(@PathParam("site") String site) {
        try {
            return SeeOther.page(URI.create(SiteWords.page(sites.start(callers.caller(), site))));
        } catch (UpstreamException e) {
            return underWay(e.problem())
                    .map(run -> SeeOther.page(URI.create(SitePaths.run(site, run) + "?already=true")))
                    .orElseGet(() -> pages.refused(site, e.problem()));
        }
    }

    /** Whoever wants to look while somebody else does is led to that look. */
    private static Optional<String> underWay(ServiceProblem problem) {
        return Optional.ofNullable(problem.about().get("run"));
    }

    /** @param already whether the look had begun before this person wanted one */
    @GET
    @Path("{run}")
    public Response one(@PathParam("run") String id, @QueryParam("already") @DefaultValue("false") boolean already) {
        UpstreamCaller caller = callers.caller();
        RunView run = sites.run(caller, id);
        boolean running = run.state() == RunState.RUNNING;
        PageLayout layout =
                running ? layouts.of(Tab.SITES, RunLive.KIND, new Query(Map.of("run", id))) : layouts.of(Tab.SITES);
        return Pages.page(
                layout.locale(),
                SiteTemplates.siteRun(layout, layout.locale(), RunPage.of(caller, run), already && running));
    }
}
