package io.totem.logs.tail;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.logs.TailApi;
import io.totem.api.logs.TailView;
import io.totem.logs.Parameters;
import io.totem.logs.file.Tail;
import io.totem.logs.source.SourceId;
import io.totem.logs.source.SourceParameter;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** The last lines of one source. */
@RunOnVirtualThread
@RolesAllowed(Role.VIEWER_GROUP)
public class TailResource implements TailApi {

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

    @Override
    public TailView tail(Optional<String> source, Optional<String> lines) {
        Parameters parameters = new Parameters();
        int count = parameters.number("lines", lines, 1, MAX_LINES, DEFAULT_LINES);
        SourceId id = SourceParameter.read(source, parameters);
        Tail tail = tails.tail(callers.caller(), id, count);
        return new TailView(node.value(), id.text(), tail.cursor(), tail.lines());
    }
}
