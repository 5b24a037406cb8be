package io.totem.policy.verdict;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.port.Severity;
import io.totem.policy.warning.Warning;
import java.util.List;

/** One line for the list. */
final class Summary {

    private Summary() {}

    /** @param warnings the worst first */
    static LocalizedText of(Explanation explanation, List<Warning> warnings) {
        return warnings.stream()
                .filter(warning -> !warning.muted() && warning.severity() != Severity.INFO)
                .findFirst()
                .map(worst -> text("summary.warned", explanation.description(), worst.title(), worst.todo()))
                .orElseGet(() -> explanation.explained() || !explanation.dictionaryRead()
                        ? explanation.description()
                        : text("summary.unknown"));
    }
}
