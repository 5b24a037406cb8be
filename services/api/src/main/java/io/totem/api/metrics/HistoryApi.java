package io.totem.api.metrics;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What the machine did before. */
@Path("/api/metrics/history")
public interface HistoryApi {

    /** @param range how far back: 5m, 15m, 1h, 6h or 24h */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    History history(@QueryParam("range") @DefaultValue("1h") String range);
}
