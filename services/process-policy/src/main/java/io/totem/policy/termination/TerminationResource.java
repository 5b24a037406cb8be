package io.totem.policy.termination;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.totem.api.processes.TerminationApi;
import io.totem.api.processes.TerminationOrder;
import io.totem.api.processes.TerminationReport;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.stream.EventStreams;
import io.totem.policy.identity.ProcessIdentities;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;

/**
 * Ends a process: one answer, or the steps as they are done. Both have one address, so one class holds them and says again what
 * the interface says: beside a method of its own JAX-RS takes none from there.
 */
@Path("/api/processes/{identity}/termination")
@RolesAllowed(Role.OPERATOR_GROUP)
public class TerminationResource implements TerminationApi {

    private final Terminator terminator;
    private final TerminationEvents live;
    private final EventStreams streams;
    private final Callers callers;

    TerminationResource(Terminator terminator, TerminationEvents live, EventStreams streams, Callers callers) {
        this.terminator = terminator;
        this.live = live;
        this.streams = streams;
        this.callers = callers;
    }

    @Override
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public TerminationReport end(@PathParam("identity") String identity, TerminationOrder order) {
        return terminator.terminate(request(identity, order), _ -> {});
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> endLive(
            @PathParam("identity") String identity,
            TerminationOrder order,
            @Context HttpHeaders headers,
            @Context Sse sse) {
        return streams.stream(sse, live.of(request(identity, order), headers.getAcceptableLanguages()));
    }

    private TerminationRequest request(String identity, TerminationOrder order) {
        TerminationOrder sent = Optional.ofNullable(order).orElse(Orders.NOTHING);
        return Orders.request(sent, ProcessIdentities.parse(identity), callers.caller());
    }
}
