package io.totem.api.policies;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What comes in as a file. It is only looked at unless it is to be applied. */
@Path("/api/policies")
public interface PolicyImportApi {

    @POST
    @Path("import")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    ImportReport json(@QueryParam("apply") @DefaultValue("false") boolean apply, byte[] content);

    @POST
    @Path("import")
    @Consumes("application/x-ndjson")
    @Produces(MediaType.APPLICATION_JSON)
    ImportReport lines(@QueryParam("apply") @DefaultValue("false") boolean apply, byte[] content);

    /** The same by its other name. */
    @POST
    @Path("import")
    @Consumes("application/jsonl")
    @Produces(MediaType.APPLICATION_JSON)
    ImportReport jsonLines(@QueryParam("apply") @DefaultValue("false") boolean apply, byte[] content);

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    ImportReport csv(@QueryParam("apply") @DefaultValue("false") boolean apply, byte[] content);
}
