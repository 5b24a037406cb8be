package io.totem.api.processes;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Ends a process. The same as a stream of events tells each step as it is done. */
@Path("/api/processes/{identity}/termination")
public interface TerminationApi {

    /** @param identity {@code bootId:pid:startTicks} */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    TerminationReport end(@PathParam("identity") String identity, TerminationOrder order);
}
