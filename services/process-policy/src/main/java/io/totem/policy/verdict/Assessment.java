package io.totem.policy.verdict;

import io.totem.platform.text.Text;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.warning.Warning;
import java.util.List;
import java.util.Objects;

/**
 * What is to be said about one process.
 *
 * @param summary in one line: what it is, and its worst warning with what to do about it
 */
public record Assessment(Explanation explanation, List<Warning> warnings, Verdict verdict, Text summary) {

    public Assessment {
        Objects.requireNonNull(explanation, "explanation");
        warnings = List.copyOf(warnings);
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(summary, "summary");
    }
}
