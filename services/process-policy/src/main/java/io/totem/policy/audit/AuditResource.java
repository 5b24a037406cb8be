package io.totem.policy.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.audit.AuditApi;
import io.totem.api.audit.AuditEntry;
import io.totem.api.page.Paged;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Who ended what. Only to be read: entries come from the endings themselves. */
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR_GROUP)
public class AuditResource implements AuditApi {

    private final AuditTrail trail;
    private final ObjectMapper json;

    AuditResource(AuditTrail trail, ObjectMapper json) {
        this.trail = trail;
        this.json = json;
    }

    @Override
    public Paged<AuditEntry> page(
            Optional<String> who,
            Optional<String> process,
            Optional<String> from,
            Optional<String> to,
            Optional<String> outcome,
            int page,
            int size) {
        return trail.page(new AuditQuery(who, process, from, to, outcome).parse(), new Page(page, size));
    }

    @Override
    public Response export(
            Optional<String> who,
            Optional<String> process,
            Optional<String> from,
            Optional<String> to,
            Optional<String> outcome) {
        AuditQuery.Filter filter = new AuditQuery(who, process, from, to, outcome).parse();
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
