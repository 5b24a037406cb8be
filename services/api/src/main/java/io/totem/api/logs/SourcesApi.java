package io.totem.api.logs;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** What can be read here, and what cannot, with the reason. */
@Path("/api/logs/sources")
public interface SourcesApi {

    /** @param search part of a name or id, in any case; empty for all */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Sources list(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("page") Optional<String> page,
            @QueryParam("size") Optional<String> size);
}
