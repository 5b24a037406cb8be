package io.totem.metrics.sample;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.totem.metrics.MetricsError;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.stream.EventStreams;
import io.totem.platform.text.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;

/** What the machine does now. */
@Path("/api/metrics")
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class MetricsResource {

    /** The first snapshot is there a quarter of a second after the start. */
    private static final Duration FIRST_SNAPSHOT = Duration.ofSeconds(3);

    private final Sampler sampler;
    private final SampleLoop loop;
    private final Viewers viewers;
    private final EventStreams streams;

    MetricsResource(Sampler sampler, SampleLoop loop, Viewers viewers, EventStreams streams) {
        this.sampler = sampler;
        this.loop = loop;
        this.viewers = viewers;
        this.streams = streams;
    }

    @GET
    @Path("snapshot")
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    public Snapshot snapshot() throws InterruptedException {
        loop.requestSample();
        return sampler.await(FIRST_SNAPSHOT)
                .orElseThrow(
                        () -> new ProblemException(
                                MetricsError.NO_SAMPLE,
                                new Text(
                                        "이 서버를 아직 한 번도 측정하지 못했습니다. 몇 초 뒤에 다시 요청하고, 계속되면 Totem 로그를 확인하세요.",
                                        "This server has not been measured yet. Ask again in a few seconds; if that goes on, look into Totem's log.")));
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        loop.requestSample();
        return streams.stream(sse, viewers.events(sampler.latest()));
    }
}
