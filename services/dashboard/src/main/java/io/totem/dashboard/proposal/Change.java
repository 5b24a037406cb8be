package io.totem.dashboard.proposal;

import io.totem.api.policies.ProcessPolicy;
import io.totem.dashboard.policy.PolicyForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One field of a policy that a proposal would change.
 *
 * @param field as the API names it
 * @param before as the form shows it; empty where nothing is said now
 */
public record Change(String field, String before, String after) {

    /** Paths stand one a line. */
    public List<String> beforeLines() {
        return before.lines().toList();
    }

    public List<String> afterLines() {
        return after.lines().toList();
    }

    /** What lets a process be ended, or takes a warning away. */
    public boolean grave() {
        return field.equals("policy.terminatable") || field.startsWith("expected.");
    }

    static List<Change> between(Optional<ProcessPolicy> now, ProcessPolicy proposed) {
        Map<String, String> before =
                now.map(PolicyForm::of).map(PolicyForm::values).orElse(Map.of());
        return PolicyForm.of(proposed).values().entrySet().stream()
                .map(entry -> new Change(entry.getKey(), before.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }
}
