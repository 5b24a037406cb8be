package io.totem.dashboard.rule;

import io.totem.api.page.Paged;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleEvent;
import io.totem.api.rules.RulePreview;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;

/**
 * One rule, what it would have found in the last hour, and what it did.
 *
 * @param query which page of what it did
 */
public record RuleView(Rule rule, Query query, Answer<RulePreview> preview, Answer<Paged<RuleEvent>> events) {}
