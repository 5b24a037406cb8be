package io.totem.api.policies;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What an admin makes of a proposal. */
@Path("/api/policies/proposals")
@Produces(MediaType.APPLICATION_JSON)
public interface ProposalDecisionsApi {

    @POST
    @Path("{id}/acceptance")
    ProcessPolicy accept(@PathParam("id") String id);

    @DELETE
    @Path("{id}")
    void discard(@PathParam("id") String id);
}
