package io.totem.policy.drop;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import io.totem.policy.known.ProcessPolicy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What came over FTP and waits for an admin. */
@Path("/api/policies/proposals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProposalResource {

    private final Proposals proposals;
    private final Callers callers;

    ProposalResource(Proposals proposals, Callers callers) {
        this.proposals = proposals;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public Paged<Proposal> list(
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("" + Page.DEFAULT_SIZE) int size) {
        return proposals.page(new Page(page, size));
    }

    @POST
    @Path("{id}/acceptance")
    @RolesAllowed(Role.ADMIN_GROUP)
    public ProcessPolicy accept(@PathParam("id") String id) {
        return proposals.accept(id, callers.caller());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.ADMIN_GROUP)
    public void discard(@PathParam("id") String id) {
        proposals.discard(id);
    }
}
