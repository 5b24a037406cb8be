package io.totem.policy.rule;

import io.totem.api.page.Paged;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleEvent;
import io.totem.api.rules.RulePreview;
import io.totem.platform.caller.Caller;
import io.totem.platform.limit.Page;
import io.totem.platform.node.NodeName;
import io.totem.platform.problem.ErrorCode;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.Messages;
import io.totem.policy.PolicyError;
import io.totem.policy.process.ProcessView;
import io.totem.policy.process.SweepCompleted;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Reading and changing rules. */
@Singleton
final class RuleService {

    private final RuleStore store;
    private final RuleEngine engine;
    private final UsageWindow minutes;
    private final NodeName node;
    private volatile List<ProcessView> processes = List.of();

    RuleService(RuleStore store, RuleEngine engine, UsageWindow minutes, NodeName node) {
        this.store = store;
        this.engine = engine;
        this.minutes = minutes;
        this.node = node;
    }

    void sweepCompleted(@Observes SweepCompleted sweep) {
        processes = sweep.processes();
    }

    Paged<Rule> page(Page page) {
        List<Rule> all = store.all();
        return page.answer(node.value(), all.size(), page.of(all));
    }

    /** @throws ProblemException 404 */
    Rule get(String name) {
        return store.get(name).orElseThrow(() -> problem(PolicyError.RULE_UNKNOWN, name));
    }

    /** @throws ProblemException 409 when there is one of that name, or it matches nearly everything */
    Rule create(Rule rule) {
        refuseBroad(rule);
        if (!store.insert(rule)) {
            throw problem(PolicyError.RULE_EXISTS, rule.name());
        }
        engine.refresh();
        return rule;
    }

    /** @throws ProblemException 404; 409 when it matches nearly everything */
    Rule replace(Rule rule) {
        refuseBroad(rule);
        if (!store.replace(rule)) {
            throw problem(PolicyError.RULE_UNKNOWN, rule.name());
        }
        engine.refresh();
        return rule;
    }

    /** @throws ProblemException 404 */
    void delete(String name, Caller caller) {
        get(name);
        if (!store.delete(name, caller.name())) {
            throw problem(PolicyError.RULE_UNKNOWN, name);
        }
        engine.refresh();
    }

    /** @throws ProblemException 404 */
    RulePreview preview(String name) {
        return PreviewMaker.of(node.value(), get(name), minutes.lastHour());
    }

    /** @throws ProblemException 409 when it matches nearly everything */
    RulePreview tryOut(Rule rule) {
        refuseBroad(rule);
        return PreviewMaker.of(node.value(), rule, minutes.lastHour());
    }

    /** @throws ProblemException 404 */
    Paged<RuleEvent> events(String name, Page page) {
        get(name);
        return store.events(name, page);
    }

    private void refuseBroad(Rule rule) {
        MatchCoverage coverage = MatchCoverage.of(rule.match(), processes);
        if (reallyEnds(rule) && coverage.isTooBroad()) {
            throw new ProblemException(
                    PolicyError.RULE_TOO_BROAD,
                    Messages.text(
                            "rule.tooBroad", Integer.toString(coverage.matching()), Integer.toString(coverage.all())));
        }
    }

    private static boolean reallyEnds(Rule rule) {
        return rule.mode() == Rule.Mode.ENFORCE && rule.action() == Rule.Action.TERMINATE;
    }

    private static ProblemException problem(ErrorCode code, String name) {
        return new ProblemException(code, Messages.text("rule." + code.name(), name));
    }
}
