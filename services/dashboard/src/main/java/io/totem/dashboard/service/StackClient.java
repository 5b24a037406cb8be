package io.totem.dashboard.service;

import io.totem.dashboard.service.StackContainer.Containers;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;

/** The containers of Totem's own stack, asked from process-policy, which reads the engine's verdict. */
@Singleton
final class StackClient {

    private static final String PATH = "/api/containers?ours=true&size=100";

    private final Upstream upstream;

    StackClient(Upstream upstream) {
        this.upstream = upstream;
    }

    Containers containers(UpstreamCaller caller) {
        return upstream.get(Service.PROCESS_POLICY, caller, PATH, Containers.class);
    }
}
