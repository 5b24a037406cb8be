package io.totem.policy.audit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import io.totem.platform.limit.Paged;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Who ended what. Only to be read: entries come from the endings themselves. */
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AuditResource {

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @RolesAllowed(Role.OPERATOR_GROUP)
    public Paged<AuditEntry> page(
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("" + Page.DEFAULT_SIZE) int size) {
        return trail.page(new Page(page, size));
    }
}
