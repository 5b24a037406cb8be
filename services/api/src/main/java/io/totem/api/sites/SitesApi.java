package io.totem.api.sites;

import io.totem.api.page.Paged;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The sites that may be diagnosed, to read. */
@Path("/api/doctor/targets")
@Produces(MediaType.APPLICATION_JSON)
public interface SitesApi {

    @GET
    Paged<SiteView> list(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("size") @DefaultValue("50") int size);

    @GET
    @Path("{id}")
    SiteView get(@PathParam("id") String id);
}
