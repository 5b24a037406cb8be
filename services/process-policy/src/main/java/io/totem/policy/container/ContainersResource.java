package io.totem.policy.container;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.containers.ContainerView;
import io.totem.api.containers.ContainersApi;
import io.totem.api.page.Paged;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The containers of this host, by the engine's own files. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class ContainersResource implements ContainersApi {

    private final ContainerVerdicts verdicts;
    private final Clock clock;
    private final NodeName node;

    ContainersResource(ContainerVerdicts verdicts, Clock clock, NodeName node) {
        this.verdicts = verdicts;
        this.clock = clock;
        this.node = node;
    }

    @Override
    public Paged<ContainerView> page(boolean ours, int page, int size) {
        List<ContainerStatus> all = verdicts.all().stream()
                .filter(container -> !ours || verdicts.isOurs(container))
                .toList();
        Page wanted = new Page(page, size);
        Instant now = clock.instant();
        List<ContainerView> views = wanted.of(all).stream()
                .map(container -> ContainerViews.of(container, verdicts.isOurs(container), now))
                .toList();
        return wanted.answer(node.value(), all.size(), views);
    }
}
