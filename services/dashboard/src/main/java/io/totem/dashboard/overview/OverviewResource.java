package io.totem.dashboard.overview;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.Askers;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Tab;
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
    private final Frames frames;
    private final Askers askers;

    OverviewResource(Overview overview, Frames frames, Askers askers) {
        this.overview = overview;
        this.frames = frames;
        this.askers = askers;
    }

    @GET
    public Response page() {
        Frame frame = frames.of(Tab.OVERVIEW, "overview");
        String content = overview.page(askers.asker(), frame.reader());
        return Pages.page(frame.reader(), OverviewTemplates.overviewPage(frame, frame.reader(), content));
    }
}
