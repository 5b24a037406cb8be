package io.totem.dashboard.policy;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;

/** The dictionary of known processes, kept by process-policy. */
@Singleton
final class PolicyClient {

    private record Waiting(long total) {}

    private final Upstream upstream;

    PolicyClient(Upstream upstream) {
        this.upstream = upstream;
    }

    Policy.Policies list(UpstreamCaller caller, Query query) {
        return upstream.get(Service.PROCESS_POLICY, caller, "/api/policies" + query, Policy.Policies.class);
    }

    /** How many proposals wait for an admin. */
    long waiting(UpstreamCaller caller) {
        return upstream.get(Service.PROCESS_POLICY, caller, "/api/policies/proposals?size=1", Waiting.class)
                .total();
    }

    Policy one(UpstreamCaller caller, String platform, String name) {
        return upstream.get(Service.PROCESS_POLICY, caller, path(platform, name), Policy.class);
    }

    Policy add(UpstreamCaller caller, PolicyForm form) {
        return upstream.send(
                Service.PROCESS_POLICY, caller, "POST", "/api/policies", form.json(), Policy.class, upstream.timeout());
    }

    Policy change(UpstreamCaller caller, String platform, String name, PolicyForm form) {
        return upstream.send(
                Service.PROCESS_POLICY,
                caller,
                "PUT",
                path(platform, name),
                form.json(),
                Policy.class,
                upstream.timeout());
    }

    void delete(UpstreamCaller caller, String platform, String name) {
        upstream.send(Service.PROCESS_POLICY, caller, "DELETE", path(platform, name));
    }

    private static String path(String platform, String name) {
        return "/api" + Policy.address(platform, name);
    }
}
