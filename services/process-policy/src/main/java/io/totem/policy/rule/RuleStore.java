package io.totem.policy.rule;

import io.totem.api.page.Paged;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleEvent;
import io.totem.platform.limit.Page;
import io.totem.platform.store.StoreUnavailableException;
import java.util.List;
import java.util.Optional;

/** Where rules and what they did are kept. Each method throws {@link StoreUnavailableException}. */
interface RuleStore {

    List<Rule> all();

    Optional<Rule> get(String name);

    /** @return false when there is a rule of that name already: then nothing was written */
    boolean insert(Rule rule);

    /** @return false when there is no rule of that name */
    boolean replace(Rule rule);

    /** @return false when there is no rule of that name */
    boolean delete(String name, String who);

    void note(RuleEvent event);

    /** What a rule did, newest first. */
    Paged<RuleEvent> events(String rule, Page page);
}
