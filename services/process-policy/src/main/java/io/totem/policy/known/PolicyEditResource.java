package io.totem.policy.known;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.PolicyEditApi;
import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.location.CreatedLocation;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The dictionary of known processes, to change. */
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN_GROUP)
public class PolicyEditResource implements PolicyEditApi {

    private final PolicyService policyService;
    private final Callers callers;
    private final CreatedLocation location;

    PolicyEditResource(PolicyService policyService, Callers callers, CreatedLocation location) {
        this.policyService = policyService;
        this.callers = callers;
        this.location = location;
    }

    @Override
    public ProcessPolicy create(PolicyContent content) {
        ProcessPolicy created = policyService.create(content, callers.caller());
        location.at(address(created));
        return created;
    }

    @Override
    public ProcessPolicy replace(String platform, String name, PolicyContent content) {
        return policyService.replace(content, callers.caller());
    }

    @Override
    public void delete(String platform, String name) {
        policyService.delete(PolicyKey.of(platform, name), callers.caller());
    }

    private static String address(ProcessPolicy policy) {
        String name = URLEncoder.encode(policy.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return "/api/policies/" + policy.platform().word() + "/" + name;
    }
}
