package io.totem.dashboard.policy;

import io.quarkus.qute.TemplateExtension;
import io.totem.api.policies.ProcessPolicy;
import io.totem.dashboard.page.Query;

/** {@code policy.page} in templates: the page that shows it. */
@TemplateExtension
public final class PolicyPages {

    private PolicyPages() {}

    public static String page(ProcessPolicy policy) {
        return address(policy.platform().word(), policy.name());
    }

    static String address(String platform, String name) {
        return "/policies/" + Query.encode(platform) + "/" + Query.encode(name);
    }
}
