package io.totem.api.sites;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** One run, also while it is under way. */
@Path("/api/doctor/runs/{run}")
@Produces(MediaType.APPLICATION_JSON)
public interface RunsApi {

    @GET
    RunView get(@PathParam("run") String run);
}
