package io.totem.policy.known;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.api.policies.PoliciesApi;
import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import jakarta.annotation.security.RolesAllowed;

/** The dictionary of known processes, to read. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class PolicyResource implements PoliciesApi {

    private final PolicyService policyService;

    PolicyResource(PolicyService policyService) {
        this.policyService = policyService;
    }

    @Override
    public Paged<ProcessPolicy> list(String search, String platform, String category, int page, int size) {
        return policyService.page(PolicyQuery.of(search, platform, category), new Page(page, size));
    }

    @Override
    public ProcessPolicy get(String platform, String name) {
        return policyService.get(PolicyKey.of(platform, name));
    }
}
