package io.totem.doctor.runs;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.doctor.report.RunSummary;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The runs of one target. */
@Path("/api/doctor/targets/{target}/runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SiteRunsResource {

    private final RunService book;
    private final Callers callers;
    private final NodeName node;

    SiteRunsResource(RunService book, Callers callers, NodeName node) {
        this.book = book;
        this.callers = callers;
        this.node = node;
    }

    /** What begins. */
    public record Started(String node, RunSummary run) {}

    @GET
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public Paged<RunSummary> list(
            @PathParam("target") String target,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("" + Page.DEFAULT_SIZE) int size) {
        Paged<RunSummary> runs = book.page(target, new Page(page, size));
        return callers.caller().holds(Role.OPERATOR) ? runs : runs.map(RunSummary::withoutLines);
    }

    @POST
    @RolesAllowed(Role.OPERATOR_GROUP)
    public Response start(@PathParam("target") String target) {
        // Whoever holds a role came with a token.
        RunSummary run = book.start(target, callers.caller(), callers.token().orElseThrow());
        return Response.accepted(new Started(node.value(), run))
                .header(HttpHeaders.LOCATION, "/api/doctor/runs/" + run.id())
                .build();
    }
}
