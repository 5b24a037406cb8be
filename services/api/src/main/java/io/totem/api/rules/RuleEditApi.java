package io.totem.api.rules;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Rules, to change. */
@Path("/api/rules")
@Produces(MediaType.APPLICATION_JSON)
public interface RuleEditApi {

    /** Of a rule as it would be saved. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    RulePreview tryOut(RuleContent content);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Rule create(RuleContent content);

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    Rule replace(@PathParam("name") String name, RuleContent content);

    @DELETE
    @Path("{name}")
    void delete(@PathParam("name") String name);
}
