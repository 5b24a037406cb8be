package io.totem.policy.drop;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What became of the files that came over FTP, the newest first. */
@Path("/api/policies/drops")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DropResource {

    private final DropReports reports;

    DropResource(DropReports reports) {
        this.reports = reports;
    }

    @GET
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public Paged<DropReport> list(
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("" + Page.DEFAULT_SIZE) int size) {
        return reports.page(new Page(page, size));
    }
}
