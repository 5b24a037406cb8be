package io.totem.dashboard.service;

import io.totem.api.containers.ContainersApi;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceClients;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;

/** The containers of Totem's own stack, asked from process-policy, which reads the engine's verdict. */
@Singleton
final class StackClient {

    private static final int MANY = 100;

    private final ServiceClients clients;

    StackClient(ServiceClients clients) {
        this.clients = clients;
    }

    StackContainers containers(UpstreamCaller caller) {
        return new StackContainers(
                clients.ask(Service.PROCESS_POLICY, ContainersApi.class, caller, api -> api.page(true, 1, MANY))
                        .items());
    }
}
