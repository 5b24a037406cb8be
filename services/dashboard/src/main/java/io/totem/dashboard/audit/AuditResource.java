package io.totem.dashboard.audit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.Askers;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Who ended what, when and why, and what was refused. */
@Path("/audit")
@RunOnVirtualThread
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class AuditResource {

    private final Upstream upstream;
    private final Frames frames;
    private final Askers askers;

    AuditResource(Upstream upstream, Frames frames, Askers askers) {
        this.upstream = upstream;
        this.frames = frames;
        this.askers = askers;
    }

    @GET
    public Response page(@Context UriInfo uri) {
        Frame frame = frames.of(Tab.AUDIT);
        Query query = Query.of(uri.getQueryParameters(), AuditView.PARAMETERS);
        Query asked = AuditView.ask(query, frame.reader());
        Asker asker = askers.asker();
        Answer<AuditEntry.Audit> audit = Answer.of(
                () -> upstream.get(Service.PROCESS_POLICY, asker, "/api/audit" + asked, AuditEntry.Audit.class));
        AuditView view = new AuditView(query, asked, audit);
        return Pages.page(
                frame.reader(),
                AuditTemplates.audit(frame, frame.reader(), view),
                view.audit().listStatus());
    }
}
