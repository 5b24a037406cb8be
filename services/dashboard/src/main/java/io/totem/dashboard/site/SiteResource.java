package io.totem.dashboard.site;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The sites, to read: how each is, and what was found at it. */
@Path("/sites")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class SiteResource {

    private final SiteClient sites;
    private final SitePages pages;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    SiteResource(SiteClient sites, SitePages pages, PageLayouts layouts, UpstreamCallers callers) {
        this.sites = sites;
        this.pages = pages;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), SitesLive.PARAMETERS);
        UpstreamCaller caller = callers.caller();
        SitesView view = SitesView.of(caller, query, Answer.of(() -> sites.list(caller, query)));
        PageLayout layout = layouts.of(Tab.SITES, SitesLive.KIND, query);
        return Pages.page(layout.locale(), SiteTemplates.sites(layout, layout.locale(), view));
    }

    @GET
    @Path("{site}")
    public Response one(@PathParam("site") String id, @Context UriInfo uri) {
        return pages.site(id, Query.of(uri.getQueryParameters(), SiteLive.PAGING));
    }
}
