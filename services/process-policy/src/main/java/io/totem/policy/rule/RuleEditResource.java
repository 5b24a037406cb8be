package io.totem.policy.rule;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleContent;
import io.totem.api.rules.RuleEditApi;
import io.totem.api.rules.RulePreview;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.location.CreatedLocation;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Rules, to change. */
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN_GROUP)
public class RuleEditResource implements RuleEditApi {

    private final RuleService ruleService;
    private final Callers callers;
    private final CreatedLocation location;
    private final Clock clock;

    RuleEditResource(RuleService ruleService, Callers callers, CreatedLocation location, Clock clock) {
        this.ruleService = ruleService;
        this.callers = callers;
        this.location = location;
        this.clock = clock;
    }

    @Override
    public RulePreview tryOut(RuleContent content) {
        return ruleService.tryOut(rule(content));
    }

    @Override
    public Rule create(RuleContent content) {
        Rule created = ruleService.create(rule(content));
        location.at("/api/rules/" + created.name());
        return created;
    }

    @Override
    public Rule replace(String name, RuleContent content) {
        return ruleService.replace(rule(content));
    }

    @Override
    public void delete(String name) {
        ruleService.delete(name, callers.caller());
    }

    private Rule rule(RuleContent content) {
        return new Rule(
                content.name(),
                content.enabled(),
                content.mode(),
                content.match(),
                content.condition(),
                content.action(),
                content.budget(),
                content.cooldownSeconds(),
                Optional.empty(),
                callers.caller().name(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
