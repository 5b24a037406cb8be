package io.totem.logs.blocked;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.platform.caller.Role;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** {@code GET /api/logs/refused}: how many requests the reverse proxy blocked in the last 24 hours, by reason. */
@Path("/api/logs/refused")
@RunOnVirtualThread
public class BlockedResource {

    private final BlockedRequests refusals;
    private final NodeName node;

    BlockedResource(BlockedRequests refusals, NodeName node) {
        this.refusals = refusals;
        this.node = node;
    }

    /** @param watched whether there is a reverse proxy whose log is read */
    public record Refused(String node, boolean watched, long total, List<BlockedRequests.Count> reasons) {}

    @GET
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public Refused refused() {
        return refusals.ofTheLastDay()
                .map(counts -> new Refused(
                        node.value(),
                        true,
                        counts.stream().mapToLong(BlockedRequests.Count::count).sum(),
                        counts))
                .orElseGet(() -> new Refused(node.value(), false, 0, List.of()));
    }
}
