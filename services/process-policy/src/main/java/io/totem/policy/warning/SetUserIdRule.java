package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.access.ProcessAccess;
import io.totem.policy.port.Severity;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;

/**
 * SETUID_ROOT: another user started it, and it has root's rights (credentials(7)). That is what sudo and passwd are for; any
 * other program that does so was given those rights by somebody, or took them. A daemon of root's may change its
 * real user while it keeps the rights, as Squid does.
 */
final class SetUserIdRule implements WarningRule {

    private static final int ROOT = 0;
    private static final int INIT = 1;

    @Override
    public List<Warning> check(Evidence evidence) {
        ProcessSample process = evidence.process();
        boolean raised = process.uid() == ROOT && process.actsForAnother();
        if (!raised || SetUserIdPrograms.isOne(process, evidence.facts().access()) || isDaemonOfRoots(evidence)) {
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

    /**
     * systemd started it, and its file gives nobody root's rights: it was root before it changed its numbers. Of a service's
     * child that lost its parent the same could be said, so no tool of an intruder's is excused.
     */
    private static boolean isDaemonOfRoots(Evidence evidence) {
        ProcessSample process = evidence.process();
        return process.parentPid() == INIT
                && process.containerId().isEmpty()
                && Sessions.isService(process)
                && ProgramKind.of(process).isEmpty()
                && evidence.facts()
                        .access()
                        .flatMap(ProcessAccess::program)
                        .filter(file -> file.isRootsAlone() && !file.setsUserId())
                        .isPresent();
    }
}
