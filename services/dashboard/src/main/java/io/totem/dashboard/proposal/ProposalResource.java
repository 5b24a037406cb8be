package io.totem.dashboard.proposal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.login.SeeOther;
import io.totem.dashboard.page.Askers;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
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
    private final Frames frames;
    private final Askers askers;

    ProposalResource(ProposalClient proposals, Frames frames, Askers askers) {
        this.proposals = proposals;
        this.frames = frames;
        this.askers = askers;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query pages = Query.of(uri.getQueryParameters(), List.of("page", "files"));
        Asker asker = askers.asker();
        Answer<ProposalsView> view = Answer.of(() -> proposals.page(asker, page(pages.get("page"))));
        Answer<DroppedFile.DroppedFiles> dropped = Answer.of(() -> proposals.dropped(asker, page(pages.get("files"))));
        Frame frame = frames.of(Tab.POLICIES);
        return Pages.page(frame.reader(), ProposalTemplates.proposals(frame, frame.reader(), view, dropped));
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
        proposals.accept(askers.asker(), id);
        return SeeOther.page(LIST);
    }

    @POST
    @Path("{id}/decline")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("admin")
    public Response decline(@PathParam("id") String id) {
        proposals.decline(askers.asker(), id);
        return SeeOther.page(LIST);
    }
}
