package io.totem.api.rules;

/**
 * What a person writes of a rule: all but what only the store knows.
 *
 * @param name may be left out where the address says it
 * @param enabled it is, where nothing is said
 * @param mode shadow where nothing is said
 */
public record RuleContent(
        String name,
        boolean enabled,
        Rule.Mode mode,
        Match match,
        Condition condition,
        Rule.Action action,
        Rule.Budget budget,
        long cooldownSeconds) {}
