package io.totem.dashboard.policy;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import jakarta.inject.Singleton;

/** The dictionary of known processes, kept by process-policy. */
@Singleton
final class PolicyClient {

    private record Waiting(long total) {}

    private final Upstream upstream;

    PolicyClient(Upstream upstream) {
        this.upstream = upstream;
    }

    Policy.Policies list(Asker asker, Query query) {
        return upstream.get(Service.PROCESS_POLICY, asker, "/api/policies" + query, Policy.Policies.class);
    }

    /** How many proposals wait for an admin. */
    long waiting(Asker asker) {
        return upstream.get(Service.PROCESS_POLICY, asker, "/api/policies/proposals?size=1", Waiting.class)
                .total();
    }

    Policy one(Asker asker, String platform, String name) {
        return upstream.get(Service.PROCESS_POLICY, asker, path(platform, name), Policy.class);
    }

    Policy add(Asker asker, PolicyForm form) {
        return upstream.send(
                Service.PROCESS_POLICY, asker, "POST", "/api/policies", form.json(), Policy.class, upstream.patience());
    }

    Policy change(Asker asker, String platform, String name, PolicyForm form) {
        return upstream.send(
                Service.PROCESS_POLICY,
                asker,
                "PUT",
                path(platform, name),
                form.json(),
                Policy.class,
                upstream.patience());
    }

    void delete(Asker asker, String platform, String name) {
        upstream.send(Service.PROCESS_POLICY, asker, "DELETE", path(platform, name));
    }

    private static String path(String platform, String name) {
        return "/api" + Policy.address(platform, name);
    }
}
