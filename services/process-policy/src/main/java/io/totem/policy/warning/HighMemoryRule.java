package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/** HIGH_MEMORY_USAGE: one process holds much of what all of them share. */
final class HighMemoryRule implements WarningRule {

    private final int highPercent;

    HighMemoryRule(int highPercent) {
        this.highPercent = highPercent;
    }

    @Override
    public List<Warning> check(Evidence evidence) {
        double percent = evidence.process().memoryPercent();
        if (percent < highPercent) {
            return List.of();
        }
        return List.of(new Warning(
                WarningCode.HIGH_MEMORY_USAGE,
                Optional.empty(),
                Severity.CAUTION,
                false,
                text("warning.HIGH_MEMORY_USAGE.title", Long.toString((long) percent)),
                text("warning.HIGH_MEMORY_USAGE.why", evidence.name(), Long.toString((long) percent)),
                text("warning.HIGH_MEMORY_USAGE.todo", evidence.name())));
    }
}
