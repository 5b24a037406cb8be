package io.totem.api.metrics;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the machine does now. */
@Path("/api/metrics/snapshot")
public interface SnapshotApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Snapshot snapshot();
}
