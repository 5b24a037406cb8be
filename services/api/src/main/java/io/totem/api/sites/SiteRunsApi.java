package io.totem.api.sites;

import io.totem.api.page.Paged;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The runs of one site. */
@Path("/api/doctor/targets/{target}/runs")
@Produces(MediaType.APPLICATION_JSON)
public interface SiteRunsApi {

    /** The newest first. */
    @GET
    Paged<RunSummary> list(
            @PathParam("target") String target,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("50") int size);
}
