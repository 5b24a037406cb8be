package io.totem.dashboard.policy;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.policies.ProcessPolicy;
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

/** The dictionary of known processes, to read. */
@Path("/policies")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class PolicyResource {

    private final PolicyClient policies;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    PolicyResource(PolicyClient policies, PageLayouts layouts, UpstreamCallers callers) {
        this.policies = policies;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), PoliciesView.PARAMETERS);
        UpstreamCaller caller = callers.caller();
        PoliciesView view = new PoliciesView(query, Answer.of(() -> policies.list(caller, query)), waiting(caller));
        PageLayout layout = layouts.of(Tab.POLICIES);
        return Pages.page(
                layout.locale(),
                PolicyTemplates.policies(layout, layout.locale(), view),
                view.list().listStatus());
    }

    /** The list is what matters: when this cannot be asked, the list's own trouble says why. */
    private long waiting(UpstreamCaller caller) {
        return Answer.of(() -> policies.waiting(caller)).value().orElse(0L);
    }

    @GET
    @Path("{platform}/{name}")
    public Response one(@PathParam("platform") String platform, @PathParam("name") String name) {
        ProcessPolicy policy = policies.one(callers.caller(), platform, name);
        PageLayout layout = layouts.of(Tab.POLICIES);
        return Pages.page(layout.locale(), PolicyTemplates.policy(layout, layout.locale(), policy));
    }
}
