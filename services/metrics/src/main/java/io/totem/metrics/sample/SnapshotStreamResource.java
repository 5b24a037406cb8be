package io.totem.metrics.sample;

import io.smallrye.mutiny.Multi;
import io.totem.platform.caller.Role;
import io.totem.platform.stream.EventStreams;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** What the machine does, as it is measured. */
@Path("/api/metrics/stream")
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class SnapshotStreamResource {

    private final Sampler sampler;
    private final SampleLoop loop;
    private final Viewers viewers;
    private final EventStreams streams;

    SnapshotStreamResource(Sampler sampler, SampleLoop loop, Viewers viewers, EventStreams streams) {
        this.sampler = sampler;
        this.loop = loop;
        this.viewers = viewers;
        this.streams = streams;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        loop.requestSample();
        return streams.stream(sse, viewers.events(sampler.latest()));
    }
}
