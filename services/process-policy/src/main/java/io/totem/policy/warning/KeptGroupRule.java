package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.policy.access.FileAccess;
import io.totem.policy.access.KeptGroup;
import io.totem.policy.access.ProcessAccess;
import io.totem.policy.port.Severity;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;

/**
 * SETUID_ROOT of what is root in every way by now, as after setuid(2), and is still in the groups of somebody else. Whatever makes somebody
 * root by intent (sudo, su, doas, pkexec, a login, cron, systemd) gives root's groups, too; a set-user-ID program that somebody made, or a
 * hole in one, seldom does. Told of what takes commands and of what no package brought.
 */
final class KeptGroupRule implements WarningRule {

    private static final int ROOT = 0;

    @Override
    public List<Warning> check(Evidence evidence) {
        ProcessSample process = evidence.process();
        if (process.uid() != ROOT || process.actsForAnother() || !isAnybodysTool(evidence)) {
            return List.of();
        }
        List<Ancestor> roots = evidence.ancestors().stream()
                .takeWhile(ancestor -> ancestor.uid() == ROOT && !ancestor.left())
                .toList();
        Optional<Ancestor> starter =
                evidence.ancestors().stream().skip(roots.size()).findFirst().filter(ancestor -> !ancestor.left());
        if (isGiven(evidence, roots)) {
            return List.of();
        }
        return evidence
                .facts()
                .access()
                .flatMap(ProcessAccess::keptGroup)
                .filter(group -> starter.isPresent() || group.persons() && !Sessions.isService(process))
                .map(group -> byGroup(evidence, group, starter))
                .or(() -> starter.filter(_ -> Unbrought.isProgram(evidence) && givesRights(evidence))
                        .map(from -> byFile(evidence, from)))
                .stream()
                .toList();
    }

    private static boolean isAnybodysTool(Evidence evidence) {
        return ProgramKind.takesCommands(evidence.process()) || Unbrought.isProgram(evidence) || givesRights(evidence);
    }

    private static boolean givesRights(Evidence evidence) {
        return evidence.facts()
                .access()
                .flatMap(ProcessAccess::program)
                .filter(FileAccess::givesRights)
                .isPresent();
    }

    /** By a program that is meant to: those may be told to keep the groups (sudo -P). */
    private static boolean isGiven(Evidence evidence, List<Ancestor> roots) {
        return SetUserIdPrograms.isOne(evidence.process(), evidence.facts().access())
                || roots.stream()
                        .flatMap(ancestor -> ancestor.executable().stream())
                        .anyMatch(SetUserIdPrograms::isKnown);
    }

    private static Warning byGroup(Evidence evidence, KeptGroup group, Optional<Ancestor> starter) {
        String name = Shown.words(group.name());
        LocalizedText why = text("warning.SETUID_ROOT.why.group", Shown.words(evidence.name()), name);
        return warning(
                name,
                text("warning.SETUID_ROOT.title.group", name),
                starter.map(from -> why.then(starter(from))).orElse(why),
                text("warning.SETUID_ROOT.todo.group"));
    }

    /** Whatever its groups are: it still is the program that gives the rights away. */
    private static Warning byFile(Evidence evidence, Ancestor starter) {
        String path = Shown.words(evidence.process().executable().orElse(evidence.name()));
        return warning(
                path,
                text("warning.SETUID_ROOT.title.file"),
                text("warning.SETUID_ROOT.why.file", path).then(starter(starter)),
                text("warning.SETUID_ROOT.todo", path));
    }

    private static LocalizedText starter(Ancestor from) {
        return text("warning.SETUID_ROOT.starter", Shown.words(from.name()), Integer.toString(from.pid()));
    }

    private static Warning warning(String argument, LocalizedText title, LocalizedText why, LocalizedText todo) {
        return new Warning(WarningCode.SETUID_ROOT, Optional.of(argument), Severity.DANGER, false, title, why, todo);
    }
}
