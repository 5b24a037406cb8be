package io.totem.dashboard.site;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.login.SeeOther;
import io.totem.dashboard.page.Askers;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Trouble;
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
    private final Frames frames;
    private final Askers askers;

    RunResource(SiteClient sites, SitePages pages, Frames frames, Askers askers) {
        this.sites = sites;
        this.pages = pages;
        this.frames = frames;
        this.askers = askers;
    }

    /** Where a reload leads after a look could not be started. */
    @GET
    public Response list(@PathParam("site") String site) {
        return SeeOther.page(URI.create(Site.page(site)));
    }

    @POST
    @RolesAllowed("operator")
    public Response start(@PathParam("site") String site) {
        try {
            return SeeOther.page(URI.create(sites.start(askers.asker(), site).page()));
        } catch (UpstreamException e) {
            return underWay(e.trouble())
                    .map(run -> SeeOther.page(URI.create(SiteRun.page(site, run) + "?already=true")))
                    .orElseGet(() -> pages.refused(site, e.trouble()));
        }
    }

    /** Whoever wants to look while somebody else does is led to that look. */
    private static Optional<String> underWay(Trouble trouble) {
        return Optional.ofNullable(trouble.about().get("run"));
    }

    /** @param already whether the look had begun before this person wanted one */
    @GET
    @Path("{run}")
    public Response one(@PathParam("run") String id, @QueryParam("already") @DefaultValue("false") boolean already) {
        Asker asker = askers.asker();
        SiteRun run = sites.run(asker, id);
        Frame frame = run.state().running()
                ? frames.of(Tab.SITES, RunLive.KIND, new Query(Map.of("run", id)))
                : frames.of(Tab.SITES);
        return Pages.page(
                frame.reader(),
                SiteTemplates.siteRun(
                        frame,
                        frame.reader(),
                        RunView.of(asker, run),
                        already && run.state().running()));
    }
}
