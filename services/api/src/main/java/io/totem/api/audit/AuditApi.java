package io.totem.api.audit;

import io.totem.api.page.Paged;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Who ended what. Only to be read: entries come from the endings themselves. */
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
public interface AuditApi {

    /**
     * Newest first.
     *
     * @param who exactly
     * @param process a part of its name, its executable, its identity, or its PID
     * @param from the earliest time, ISO-8601
     * @param to the time before which it was, ISO-8601
     * @param outcome such as EXITED or REFUSED, or a refusal's code
     */
    @GET
    Paged<AuditEntry> page(
            @QueryParam("who") Optional<String> who,
            @QueryParam("process") Optional<String> process,
            @QueryParam("from") Optional<String> from,
            @QueryParam("to") Optional<String> to,
            @QueryParam("outcome") Optional<String> outcome,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("50") int size);

    /** The same, all of it: each entry on a line of its own, newest first. */
    @GET
    @Path("export")
    @Produces("application/x-ndjson")
    Response export(
            @QueryParam("who") Optional<String> who,
            @QueryParam("process") Optional<String> process,
            @QueryParam("from") Optional<String> from,
            @QueryParam("to") Optional<String> to,
            @QueryParam("outcome") Optional<String> outcome);
}
