package io.totem.dashboard.about;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What runs here under the name of Totem, and whether all of it answers. */
@Path("/about")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class AboutResource {

    private final About about;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    AboutResource(About about, PageLayouts layouts, UpstreamCallers callers) {
        this.about = about;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    public Response page() {
        AboutView view = about.look(callers.caller());
        PageLayout layout = layouts.of(Tab.ABOUT);
        return Pages.page(layout.locale(), AboutTemplates.about(layout, layout.locale(), view));
    }
}
