package io.totem.api.containers;

import io.totem.api.page.Paged;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The containers of this host, by the engine's own files. */
@Path("/api/containers")
@Produces(MediaType.APPLICATION_JSON)
public interface ContainersApi {

    /** @param ours only those of Totem's own stack */
    @GET
    Paged<ContainerView> page(
            @QueryParam("ours") @DefaultValue("false") boolean ours,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("50") int size);
}
