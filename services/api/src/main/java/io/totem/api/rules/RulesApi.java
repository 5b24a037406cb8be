package io.totem.api.rules;

import io.totem.api.page.Paged;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Rules, and what they did or would have done. */
@Path("/api/rules")
@Produces(MediaType.APPLICATION_JSON)
public interface RulesApi {

    @GET
    Paged<Rule> list(@QueryParam("page") @DefaultValue("1") int page, @QueryParam("size") @DefaultValue("50") int size);

    @GET
    @Path("{name}")
    Rule get(@PathParam("name") String name);

    @GET
    @Path("{name}/preview")
    RulePreview preview(@PathParam("name") String name);

    @GET
    @Path("{name}/events")
    Paged<RuleEvent> events(
            @PathParam("name") String name,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("50") int size);
}
