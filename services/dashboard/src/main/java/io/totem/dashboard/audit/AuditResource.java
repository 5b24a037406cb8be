package io.totem.dashboard.audit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.audit.AuditApi;
import io.totem.api.audit.AuditEntry;
import io.totem.api.page.Paged;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceClients;
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

    private final ServiceClients clients;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    AuditResource(ServiceClients clients, PageLayouts layouts, UpstreamCallers callers) {
        this.clients = clients;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    public Response page(@Context UriInfo uri) {
        PageLayout layout = layouts.of(Tab.AUDIT);
        Query query = Query.of(uri.getQueryParameters(), AuditView.PARAMETERS);
        Query asked = AuditView.ask(query, layout.locale());
        UpstreamCaller caller = callers.caller();
        Answer<Paged<AuditEntry>> audit = Answer.of(() -> clients.ask(
                Service.PROCESS_POLICY,
                AuditApi.class,
                caller,
                api -> api.page(
                        asked.given("who"),
                        asked.given("process"),
                        asked.given("from"),
                        asked.given("to"),
                        asked.given("outcome"),
                        asked.page(),
                        asked.size())));
        AuditView view = new AuditView(query, asked, audit);
        return Pages.page(
                layout.locale(),
                AuditTemplates.audit(layout, layout.locale(), view),
                view.audit().listStatus());
    }
}
