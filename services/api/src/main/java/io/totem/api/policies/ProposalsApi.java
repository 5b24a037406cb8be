package io.totem.api.policies;

import io.totem.api.page.Paged;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What came over FTP and waits for an admin. */
@Path("/api/policies/proposals")
@Produces(MediaType.APPLICATION_JSON)
public interface ProposalsApi {

    @GET
    Paged<Proposal> list(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("size") @DefaultValue("50") int size);
}
