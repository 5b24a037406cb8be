package io.totem.api.sites;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Starting a run of one site. */
@Path("/api/doctor/targets/{target}/runs")
@Produces(MediaType.APPLICATION_JSON)
public interface RunStartApi {

    /** Answers 202 at once: what comes of the run is to be read at its own address. */
    @POST
    StartedRun start(@PathParam("target") String target);
}
