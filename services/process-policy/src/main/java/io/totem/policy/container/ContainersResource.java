package io.totem.policy.container;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The containers of this host, by the engine's own files. */
@Path("/api/containers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ContainersResource {

    private final ContainerVerdicts verdicts;
    private final Clock clock;
    private final NodeName node;

    ContainersResource(ContainerVerdicts verdicts, Clock clock, NodeName node) {
        this.verdicts = verdicts;
        this.clock = clock;
        this.node = node;
    }

    @GET
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public Paged<ContainerView> page(
            @QueryParam("ours") @DefaultValue("false") boolean ours,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("" + Page.DEFAULT_SIZE) int size) {
        List<ContainerStatus> all = verdicts.all().stream()
                .filter(container -> !ours || verdicts.isOurs(container))
                .toList();
        Page wanted = new Page(page, size);
        Instant now = clock.instant();
        List<ContainerView> views = wanted.of(all).stream()
                .map(container -> ContainerView.of(container, verdicts.isOurs(container), now))
                .toList();
        return wanted.answer(node.value(), all.size(), views);
    }
}
