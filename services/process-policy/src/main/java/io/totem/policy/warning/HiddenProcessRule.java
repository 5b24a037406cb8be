package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.facts.Hidden;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HIDDEN_PROCESS(pid): somebody took care that ps and top do not show a process, or show another in its place. */
final class HiddenProcessRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.facts().behaviour().hidden().stream()
                .map(HiddenProcessRule::warning)
                .toList();
    }

    private static Warning warning(Hidden hidden) {
        String pid = Integer.toString(hidden.pid());
        String way = hidden.way().name().toLowerCase(Locale.ROOT);
        return new Warning(
                WarningCode.HIDDEN_PROCESS,
                Optional.of(pid),
                Severity.DANGER,
                false,
                text("warning.HIDDEN_PROCESS.title", pid),
                text("warning.HIDDEN_PROCESS.why." + way, pid),
                text("warning.HIDDEN_PROCESS.todo." + way, pid));
    }
}
