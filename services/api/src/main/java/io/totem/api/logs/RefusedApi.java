package io.totem.api.logs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How many requests the reverse proxy blocked in the last 24 hours, by reason. */
@Path("/api/logs/refused")
public interface RefusedApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Refused refused();
}
