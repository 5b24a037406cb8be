package io.totem.dashboard.proposal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.api.policies.DropReport;
import io.totem.dashboard.login.SeeOther;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What came over FTP and may not be done without an admin, beside what is so now. */
@Path("/policies/proposals")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class ProposalResource {

    private static final String SIZE = "10";
    private static final URI LIST = URI.create("/policies/proposals");

    private final ProposalClient proposals;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    ProposalResource(ProposalClient proposals, PageLayouts layouts, UpstreamCallers callers) {
        this.proposals = proposals;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query pages = Query.of(uri.getQueryParameters(), List.of("page", "files"));
        UpstreamCaller caller = callers.caller();
        Answer<ProposalsView> view = Answer.of(() -> proposals.page(caller, page(pages.get("page"))));
        Answer<Paged<DropReport>> dropped = Answer.of(() -> proposals.dropped(caller, page(pages.get("files"))));
        PageLayout layout = layouts.of(Tab.POLICIES);
        return Pages.page(layout.locale(), ProposalTemplates.proposals(layout, layout.locale(), view, dropped));
    }

    private static Query page(String number) {
        Query query = new Query(Map.of("size", SIZE));
        return number.isEmpty() ? query : query.with("page", number);
    }

    @POST
    @Path("{id}/accept")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("admin")
    public Response accept(@PathParam("id") String id) {
        proposals.accept(callers.caller(), id);
        return SeeOther.page(LIST);
    }

    @POST
    @Path("{id}/decline")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("admin")
    public Response decline(@PathParam("id") String id) {
        proposals.decline(callers.caller(), id);
        return SeeOther.page(LIST);
    }
}
