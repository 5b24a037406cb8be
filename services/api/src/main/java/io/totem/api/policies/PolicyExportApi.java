package io.totem.api.policies;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** The dictionary as a file. */
@Path("/api/policies")
public interface PolicyExportApi {

    /**
     * @param format json, jsonl, csv or names
     * @param language of the names' descriptions
     */
    @GET
    @Path("export")
    Response export(
            @QueryParam("format") @DefaultValue("json") String format,
            @QueryParam("language") @DefaultValue("ko") String language);
}
