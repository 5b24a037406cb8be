package io.totem.api.sites;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The sites that may be diagnosed, to change. */
@Path("/api/doctor/targets/{id}")
@Produces(MediaType.APPLICATION_JSON)
public interface SiteEditApi {

    /** 201 for a new one, 200 for one that was changed. Whoever saves last is right. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    SiteView put(@PathParam("id") String id, SiteSettings settings);

    /** With all its runs. */
    @DELETE
    void delete(@PathParam("id") String id);
}
