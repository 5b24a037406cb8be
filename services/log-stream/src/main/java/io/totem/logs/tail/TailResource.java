package io.totem.logs.tail;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.logs.Parameters;
import io.totem.logs.file.Tail;
import io.totem.logs.line.Cursor;
import io.totem.logs.line.LogLine;
import io.totem.logs.source.SourceId;
import io.totem.logs.source.SourceParameter;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;

/** {@code GET /api/logs/tail}: the last lines of one source. */
@Path("/api/logs/tail")
@RunOnVirtualThread
public class TailResource {

    static final int MAX_LINES = 2_000;
    private static final int DEFAULT_LINES = 200;

    private final TailService tails;
    private final Callers callers;
    private final NodeName node;

    TailResource(TailService tails, Callers callers, NodeName node) {
        this.tails = tails;
        this.callers = callers;
        this.node = node;
    }

    public record TailView(String node, String source, Cursor cursor, List<LogLine> lines) {}

    @GET
    @RolesAllowed(Role.VIEWER_GROUP)
    public TailView tail(@QueryParam("source") Optional<String> source, @QueryParam("lines") Optional<String> lines) {
        Parameters parameters = new Parameters();
        int count = parameters.number("lines", lines, 1, MAX_LINES, DEFAULT_LINES);
        SourceId id = SourceParameter.read(source, parameters);
        Tail tail = tails.tail(callers.caller(), id, count);
        return new TailView(node.value(), id.text(), tail.cursor(), tail.lines());
    }
}
