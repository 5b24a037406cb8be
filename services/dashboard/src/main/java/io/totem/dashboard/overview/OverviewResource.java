package io.totem.dashboard.overview;

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

@Path("/")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class OverviewResource {

    private final Overview overview;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    OverviewResource(Overview overview, PageLayouts layouts, UpstreamCallers callers) {
        this.overview = overview;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    public Response page() {
        PageLayout layout = layouts.of(Tab.OVERVIEW, "overview");
        String content = overview.page(callers.caller(), layout.locale());
        return Pages.page(layout.locale(), OverviewTemplates.overviewPage(layout, layout.locale(), content));
    }
}
