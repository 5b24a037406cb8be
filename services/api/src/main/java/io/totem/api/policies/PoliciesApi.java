package io.totem.api.policies;

import io.totem.api.page.Paged;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The dictionary of known processes. */
@Path("/api/policies")
@Produces(MediaType.APPLICATION_JSON)
public interface PoliciesApi {

    /**
     * @param search literal words, in any case, in name, description or tags
     * @param platform a platform's word
     * @param category one of {@link Category#words}
     */
    @GET
    Paged<ProcessPolicy> list(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("platform") @DefaultValue("") String platform,
            @QueryParam("category") @DefaultValue("") String category,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("50") int size);

    @GET
    @Path("{platform}/{name}")
    ProcessPolicy get(@PathParam("platform") String platform, @PathParam("name") String name);
}
