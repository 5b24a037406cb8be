package io.totem.policy.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Who ended what. Only to be read: entries come from the endings themselves. */
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AuditResource {

    private final AuditTrail trail;
    private final ObjectMapper json;

    AuditResource(AuditTrail trail, ObjectMapper json) {
        this.trail = trail;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.OPERATOR_GROUP)
    public Paged<AuditEntry> page(
            @BeanParam AuditQuery query,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("" + Page.DEFAULT_SIZE) int size) {
        return trail.page(query.parse(), new Page(page, size));
    }

    /** Each entry on a line of its own, newest first. */
    @GET
    @Path("export")
    @Produces("application/x-ndjson")
    @RolesAllowed(Role.OPERATOR_GROUP)
    public Response export(@BeanParam AuditQuery query) {
        AuditQuery.Filter filter = query.parse();
        // Before the first byte, so that a store that is gone is an answer and not half a file.
        trail.page(filter, new Page(1, 1));
        StreamingOutput lines = output -> trail.each(filter, entry -> write(entry, output));
        return Response.ok(lines, "application/x-ndjson;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\"")
                .build();
    }

    private void write(AuditEntry entry, OutputStream output) {
        try {
            output.write(json.writeValueAsBytes(entry));
            output.write('\n');
        } catch (IOException readerLeft) {
            throw new UncheckedIOException(readerLeft);
        }
    }
}
