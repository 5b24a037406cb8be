package io.totem.doctor.runs;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** One run, also while it is under way. */
@Path("/api/doctor/runs/{run}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RunResource {

    private final RunService book;
    private final Callers callers;
    private final NodeName node;

    RunResource(RunService book, Callers callers, NodeName node) {
        this.book = book;
        this.callers = callers;
        this.node = node;
    }

    @GET
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public RunView get(@PathParam("run") String run) {
        return RunView.of(node.value(), book.get(run), callers.caller().holds(Role.OPERATOR));
    }
}
