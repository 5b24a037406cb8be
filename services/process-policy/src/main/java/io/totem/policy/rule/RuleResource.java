package io.totem.policy.rule;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleEvent;
import io.totem.api.rules.RulePreview;
import io.totem.api.rules.RulesApi;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import jakarta.annotation.security.RolesAllowed;

/** Rules, and what they did or would have done. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class RuleResource implements RulesApi {

    private final RuleService ruleService;

    RuleResource(RuleService ruleService) {
        this.ruleService = ruleService;
    }

    @Override
    public Paged<Rule> list(int page, int size) {
        return ruleService.page(new Page(page, size));
    }

    @Override
    public Rule get(String name) {
        return ruleService.get(name);
    }

    @Override
    public RulePreview preview(String name) {
        return ruleService.preview(name);
    }

    @Override
    public Paged<RuleEvent> events(String name, int page, int size) {
        return ruleService.events(name, new Page(page, size));
    }
}
