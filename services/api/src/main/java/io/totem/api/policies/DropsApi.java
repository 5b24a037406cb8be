package io.totem.api.policies;

import io.totem.api.page.Paged;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What became of the files that came over FTP, the newest first. */
@Path("/api/policies/drops")
@Produces(MediaType.APPLICATION_JSON)
public interface DropsApi {

    @GET
    Paged<DropReport> list(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("size") @DefaultValue("50") int size);
}
