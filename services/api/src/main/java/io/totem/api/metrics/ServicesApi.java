package io.totem.api.metrics;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Which services run, and how that is known. */
@Path("/api/services")
public interface ServicesApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    ServiceList services();
}
