package io.totem.dashboard.policy;

import io.totem.api.page.Paged;
import io.totem.api.policies.PoliciesApi;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.PolicyEditApi;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.policies.ProposalsApi;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceClients;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** The dictionary of known processes, kept by process-policy. */
@Singleton
public final class PolicyClient {

    private final ServiceClients clients;

    PolicyClient(ServiceClients clients) {
        this.clients = clients;
    }

    Paged<ProcessPolicy> list(UpstreamCaller caller, Query query) {
        return clients.ask(
                Service.PROCESS_POLICY,
                PoliciesApi.class,
                caller,
                api -> api.list(
                        query.get("search"), query.get("platform"), query.get("category"), query.page(), query.size()));
    }

    /** How many proposals wait for an admin. */
    long waiting(UpstreamCaller caller) {
        return clients.ask(Service.PROCESS_POLICY, ProposalsApi.class, caller, api -> api.list(1, 1))
                .total();
    }

    public ProcessPolicy one(UpstreamCaller caller, String platform, String name) {
        return clients.ask(Service.PROCESS_POLICY, PoliciesApi.class, caller, api -> api.get(platform, name));
    }

    ProcessPolicy add(UpstreamCaller caller, PolicyContent content) {
        return change(caller, api -> api.create(content));
    }

    ProcessPolicy change(UpstreamCaller caller, String platform, String name, PolicyContent content) {
        return change(caller, api -> api.replace(platform, name, content));
    }

    void delete(UpstreamCaller caller, String platform, String name) {
        change(caller, api -> {
            api.delete(platform, name);
            return name;
        });
    }

    private <T> T change(UpstreamCaller caller, Function<PolicyEditApi, T> question) {
        return clients.ask(Service.PROCESS_POLICY, PolicyEditApi.class, caller, question);
    }
}
