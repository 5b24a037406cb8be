package io.totem.api.logs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The last lines of one source. */
@Path("/api/logs/tail")
public interface TailApi {

    /**
     * @param source an id of the list of sources
     * @param lines at most 2,000; 200 where nothing is said
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    TailView tail(@QueryParam("source") Optional<String> source, @QueryParam("lines") Optional<String> lines);
}
