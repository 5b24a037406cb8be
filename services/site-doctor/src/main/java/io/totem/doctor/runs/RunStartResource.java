package io.totem.doctor.runs;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.sites.RunStartApi;
import io.totem.api.sites.RunSummary;
import io.totem.api.sites.StartedRun;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.location.CreatedLocation;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;

/** Starting a run of one site. */
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR_GROUP)
public class RunStartResource implements RunStartApi {

    private final RunService book;
    private final Callers callers;
    private final NodeName node;
    private final CreatedLocation location;

    RunStartResource(RunService book, Callers callers, NodeName node, CreatedLocation location) {
        this.book = book;
        this.callers = callers;
        this.node = node;
        this.location = location;
    }

    @Override
    public StartedRun start(String target) {
        // Whoever holds a role came with a token.
        RunSummary run = book.start(target, callers.caller(), callers.token().orElseThrow());
        location.at(Response.Status.ACCEPTED, "/api/doctor/runs/" + run.id());
        return new StartedRun(node.value(), run);
    }
}
