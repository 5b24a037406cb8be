package io.totem.dashboard.audit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import io.totem.dashboard.upstream.UpstreamCaller;
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
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    AuditResource(Upstream upstream, PageLayouts layouts, UpstreamCallers callers) {
        this.upstream = upstream;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    public Response page(@Context UriInfo uri) {
        PageLayout layout = layouts.of(Tab.AUDIT);
        Query query = Query.of(uri.getQueryParameters(), AuditView.PARAMETERS);
        Query asked = AuditView.ask(query, layout.locale());
        UpstreamCaller caller = callers.caller();
        Answer<AuditEntry.Audit> audit = Answer.of(
                () -> upstream.get(Service.PROCESS_POLICY, caller, "/api/audit" + asked, AuditEntry.Audit.class));
        AuditView view = new AuditView(query, asked, audit);
        return Pages.page(
                layout.locale(),
                AuditTemplates.audit(layout, layout.locale(), view),
                view.audit().listStatus());
    }
}
