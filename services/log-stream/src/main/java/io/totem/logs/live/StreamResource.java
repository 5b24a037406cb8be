package io.totem.logs.live;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.totem.logs.Parameters;
import io.totem.logs.source.SourceId;
import io.totem.logs.source.SourceParameter;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.stream.EventStreams;
import io.totem.platform.stream.StreamEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;

/** {@code GET /api/logs/stream}: the lines of one source as they are written. */
@Path("/api/logs/stream")
@RunOnVirtualThread
public class StreamResource {

    private static final int MAX_LINES = 2_000;

    private final LiveService live;
    private final Callers callers;
    private final EventStreams streams;

    StreamResource(LiveService live, Callers callers, EventStreams streams) {
        this.live = live;
        this.callers = callers;
        this.streams = streams;
    }

    /**
     * @param cursor where to start, such as a tail's cursor
     * @param lastEventId what a browser sends when it comes back; it wins over the cursor it first came with
     */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Role.VIEWER_GROUP)
    public Multi<OutboundSseEvent> stream(
            @Context Sse sse,
            @QueryParam("source") Optional<String> source,
            @QueryParam("lines") Optional<String> lines,
            @QueryParam("cursor") Optional<String> cursor,
            @HeaderParam("Last-Event-ID") Optional<String> lastEventId) {
        Parameters parameters = new Parameters();
        int count = parameters.number("lines", lines, 0, MAX_LINES, 0);
        SourceId id = SourceParameter.read(source, parameters);
        Optional<String> place = lastEventId.or(() -> cursor).filter(words -> !words.isBlank());
        Multi<StreamEvent> events = live.stream(callers.caller(), id, place, count);
        return streams.stream(sse, events);
    }
}
