package io.totem.policy.verdict;

import io.totem.api.policies.ProcessPolicy;
import io.totem.api.processes.Verdict;
import io.totem.api.text.LocalizedText;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.warning.Warning;
import java.util.List;
import java.util.Objects;

/**
 * What is to be said about one process.
 *
 * @param summary in one line: what it is, and its worst warning with what to do about it
 * @param facts what it was judged by besides the sample
 * @param policies the dictionary's entries that have a say in whether it may be ended
 */
public record Assessment(
        Explanation explanation,
        List<Warning> warnings,
        Verdict verdict,
        LocalizedText summary,
        ProcessFacts facts,
        List<ProcessPolicy> policies) {

    public Assessment {
        Objects.requireNonNull(explanation, "explanation");
        warnings = List.copyOf(warnings);
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(facts, "facts");
        policies = List.copyOf(policies);
    }

    /** By the sample alone. */
    public Assessment(Explanation explanation, List<Warning> warnings, Verdict verdict, LocalizedText summary) {
        this(explanation, warnings, verdict, summary, ProcessFacts.NONE, List.of());
    }
}
