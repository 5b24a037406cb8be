package io.totem.api.logs;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** What went wrong lately in the logs that the caller may open. */
@Path("/api/logs/recent")
public interface RecentApi {

    /** @param lines at most 100; 20 where nothing is said */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Recent recent(@QueryParam("level") @DefaultValue("warn") String level, @QueryParam("lines") Optional<String> lines);
}
