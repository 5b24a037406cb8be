package io.totem.api.policies;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The dictionary of known processes, to change. */
@Path("/api/policies")
@Produces(MediaType.APPLICATION_JSON)
public interface PolicyEditApi {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    ProcessPolicy create(PolicyContent content);

    @PUT
    @Path("{platform}/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    ProcessPolicy replace(
            @PathParam("platform") String platform, @PathParam("name") String name, PolicyContent content);

    @DELETE
    @Path("{platform}/{name}")
    void delete(@PathParam("platform") String platform, @PathParam("name") String name);
}
