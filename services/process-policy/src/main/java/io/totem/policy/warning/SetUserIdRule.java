package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.policy.access.Account;
import io.totem.policy.access.ProcessAccess;
import io.totem.policy.port.Severity;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;

/**
 * SETUID_ROOT: another user started it, and it has root's rights (credentials(7)). That is what sudo and passwd are for; any
 * other program that does so was given those rights by somebody, or took them. A daemon that root started may call itself another's and
 * keep the way back (setresuid(2)), as Squid does: that looks the same, and its file gives nobody any rights.
 */
final class SetUserIdRule implements WarningRule {

    private static final int ROOT = 0;

    @Override
    public List<Warning> check(Evidence evidence) {
        ProcessSample process = evidence.process();
        boolean raised = process.uid() == ROOT && process.actsForAnother();
        if (!raised || SetUserIdPrograms.isOne(process, evidence.facts().access()) || isDaemonOfRoots(evidence)) {
            return List.of();
        }
        return List.of(warning(evidence));
    }

    /**
     * Only root can have started it so: neither a person nor what takes commands, with a file that is root's alone and has had no
     * set-user-ID bit since before the start.
     */
    private static boolean isDaemonOfRoots(Evidence evidence) {
        ProcessSample process = evidence.process();
        return !process.executableDeleted()
                && ProgramKind.of(process).isEmpty()
                && !ProgramKind.takesCommands(process)
                && evidence.facts()
                        .access()
                        .filter(access -> access.starter().kind() == Account.Kind.SERVICE
                                && !DirectoryUsers.mayBeOne(access.starter().uid()))
                        .flatMap(ProcessAccess::program)
                        .filter(file -> file.isRootsAlone()
                                && !file.givesRights()
                                && file.changedAt()
                                        .filter(changed -> changed.isBefore(process.startedAt()))
                                        .isPresent())
                        .isPresent();
    }

    private static Warning warning(Evidence evidence) {
        ProcessSample process = evidence.process();
        String path = process.executable().orElse(evidence.name());
        return new Warning(
                WarningCode.SETUID_ROOT,
                Optional.of(process.realUser()),
                Severity.DANGER,
                false,
                text("warning.SETUID_ROOT.title", process.realUser()),
                why(evidence, path),
                todo(evidence, path));
    }

    private static LocalizedText why(Evidence evidence, String path) {
        ProcessSample process = evidence.process();
        LocalizedText told = text(
                "warning.SETUID_ROOT.why" + (hasPlainFile(evidence) ? ".inherited" : ""),
                Shown.file(evidence, path),
                process.realUser(),
                process.user());
        return evidence.ancestors().stream()
                .findFirst()
                .filter(parent -> hasPlainFile(evidence) && !parent.left())
                .map(parent -> told.then(
                        text("warning.SETUID_ROOT.parent", Shown.words(parent.name()), Integer.toString(parent.pid()))))
                .orElse(told);
    }

    private static LocalizedText todo(Evidence evidence, String path) {
        if (Shown.isInMemory(evidence)) {
            return text("warning.MEMFD_EXEC.todo");
        }
        return hasPlainFile(evidence)
                ? text("warning.SETUID_ROOT.todo.inherited")
                : text("warning.SETUID_ROOT.todo", path);
    }

    /** Whether its file gives nobody any rights now: it was started by something that had them, or took them. */
    private static boolean hasPlainFile(Evidence evidence) {
        return !evidence.process().executableDeleted()
                && evidence.facts()
                        .access()
                        .flatMap(ProcessAccess::program)
                        .filter(file -> file.changedAt().isPresent() && !file.givesRights())
                        .isPresent();
    }
}
