package io.totem.dashboard.site;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.Askers;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
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
    private final Frames frames;
    private final Askers askers;

    SiteResource(SiteClient sites, SitePages pages, Frames frames, Askers askers) {
        this.sites = sites;
        this.pages = pages;
        this.frames = frames;
        this.askers = askers;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), SitesLive.PARAMETERS);
        Asker asker = askers.asker();
        SitesView view = SitesView.of(asker, query, Answer.of(() -> sites.list(asker, query)));
        Frame frame = frames.of(Tab.SITES, SitesLive.KIND, query);
        return Pages.page(frame.reader(), SiteTemplates.sites(frame, frame.reader(), view));
    }

    @GET
    @Path("{site}")
    public Response one(@PathParam("site") String id, @Context UriInfo uri) {
        return pages.site(id, Query.of(uri.getQueryParameters(), SiteLive.PAGING));
    }
}
