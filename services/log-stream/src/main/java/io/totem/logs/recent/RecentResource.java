package io.totem.logs.recent;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.logs.Level;
import io.totem.api.logs.Recent;
import io.totem.api.logs.RecentApi;
import io.totem.logs.Messages;
import io.totem.logs.Parameters;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** What went wrong lately, for the overview. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class RecentResource implements RecentApi {

    private static final int DEFAULT_LINES = 20;

    private final RecentLines recent;
    private final Callers callers;
    private final NodeName node;

    RecentResource(RecentLines recent, Callers callers, NodeName node) {
        this.recent = recent;
        this.callers = callers;
        this.node = node;
    }

    @Override
    public Recent recent(String level, Optional<String> lines) {
        Parameters parameters = new Parameters();
        int count = parameters.number("lines", lines, 1, RecentLines.MAX_LINES, DEFAULT_LINES);
        Level least = level(level, parameters);
        parameters.check();
        Role audience = callers.caller().holds(Role.OPERATOR) ? Role.OPERATOR : Role.VIEWER;
        return new Recent(node.value(), least, recent.newest(audience, least, count));
    }

    private static Level level(String word, Parameters parameters) {
        return switch (word) {
            case "error" -> Level.ERROR;
            case "warn" -> Level.WARN;
            default -> {
                parameters.wrong("level", Messages.text("problem.level"));
                yield Level.WARN;
            }
        };
    }
}
