package io.totem.logs.blocked;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.logs.Refused;
import io.totem.api.logs.RefusedApi;
import io.totem.platform.caller.Role;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** How many requests the reverse proxy blocked in the last 24 hours, by reason. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class BlockedResource implements RefusedApi {

    private final BlockedRequests refusals;
    private final NodeName node;

    BlockedResource(BlockedRequests refusals, NodeName node) {
        this.refusals = refusals;
        this.node = node;
    }

    @Override
    public Refused refused() {
        return refusals.ofTheLastDay()
                .map(counts -> new Refused(
                        node.value(),
                        true,
                        counts.stream().mapToLong(Refused.Count::count).sum(),
                        counts))
                .orElseGet(() -> new Refused(node.value(), false, 0, List.of()));
    }
}
