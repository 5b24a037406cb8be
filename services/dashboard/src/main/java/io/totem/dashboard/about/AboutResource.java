package io.totem.dashboard.about;

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

/** What runs here under the name of Totem, and whether all of it answers. */
@Path("/about")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class AboutResource {

    private final About about;
    private final Frames frames;
    private final Askers askers;

    AboutResource(About about, Frames frames, Askers askers) {
        this.about = about;
        this.frames = frames;
        this.askers = askers;
    }

    @GET
    public Response page() {
        AboutView view = about.look(askers.asker());
        Frame frame = frames.of(Tab.ABOUT);
        return Pages.page(frame.reader(), AboutTemplates.about(frame, frame.reader(), view));
    }
}
