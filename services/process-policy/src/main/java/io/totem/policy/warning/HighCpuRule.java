package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.port.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** HIGH_CPU_USAGE: it has kept a core busy for a minute. Often that is its work, so it is told and no reproach. */
final class HighCpuRule implements WarningRule {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Override
    public List<Warning> check(Evidence evidence) {
        if (evidence.busyFor().compareTo(LONG) < 0) {
            return List.of();
        }
        String minutes = Long.toString(evidence.busyFor().toMinutes());
        return List.of(new Warning(
                WarningCode.HIGH_CPU_USAGE,
                Optional.empty(),
                Severity.INFO,
                false,
                text("warning.HIGH_CPU_USAGE.title", minutes),
                text("warning.HIGH_CPU_USAGE.why", evidence.name(), minutes),
                text("warning.HIGH_CPU_USAGE.todo", evidence.name())));
    }
}
