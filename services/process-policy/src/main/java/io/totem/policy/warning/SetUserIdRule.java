package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.port.Severity;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;

/**
 * SETUID_ROOT: another user started it, and it has root's rights (credentials(7)). That is what sudo and passwd are for; any
 * other program that does so was given those rights by somebody, or took them.
 */
final class SetUserIdRule implements WarningRule {

    private static final int ROOT = 0;

    @Override
    public List<Warning> check(Evidence evidence) {
        ProcessSample process = evidence.process();
        boolean raised = process.uid() == ROOT && process.actsForAnother();
        if (!raised || SetUserIdPrograms.isOne(process, evidence.facts().access())) {
            return List.of();
        }
        String path = process.executable().orElse(evidence.name());
        return List.of(new Warning(
                WarningCode.SETUID_ROOT,
                Optional.of(process.realUser()),
                Severity.DANGER,
                false,
                text("warning.SETUID_ROOT.title", process.realUser()),
                text("warning.SETUID_ROOT.why", path, process.realUser(), process.user()),
                text("warning.SETUID_ROOT.todo", path)));
    }
}
