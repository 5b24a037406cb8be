package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.policy.access.FileAccess;
import io.totem.policy.access.KeptGroup;
import io.totem.policy.access.ProcessAccess;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
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
        return evidence
                .facts()
                .access()
                .flatMap(ProcessAccess::keptGroup)
                .filter(_ -> !isGiven(evidence, roots))
                .filter(group -> starter.isPresent() || group.persons() && !Sessions.isService(process))
                .map(group -> warning(evidence, group, starter))
                .stream()
                .toList();
    }

    private static boolean isAnybodysTool(Evidence evidence) {
        boolean unpackaged = evidence.facts()
                .provenance()
                .program()
                .filter(file -> file.state() == FileOrigin.State.UNPACKAGED)
                .isPresent();
        boolean givesRights = evidence.facts()
                .access()
                .flatMap(ProcessAccess::program)
                .filter(FileAccess::givesRights)
                .isPresent();
        return ProgramKind.takesCommands(evidence.process()) || unpackaged || givesRights;
    }

    /** By a program that is meant to: those may be told to keep the groups (sudo -P). */
    private static boolean isGiven(Evidence evidence, List<Ancestor> roots) {
        return SetUserIdPrograms.isOne(evidence.process(), evidence.facts().access())
                || roots.stream()
                        .flatMap(ancestor -> ancestor.executable().stream())
                        .anyMatch(SetUserIdPrograms::isKnown);
    }

    private static Warning warning(Evidence evidence, KeptGroup group, Optional<Ancestor> starter) {
        LocalizedText told =
                text("warning.SETUID_ROOT.why.group", Shown.words(evidence.name()), Shown.words(group.name()));
        return new Warning(
                WarningCode.SETUID_ROOT,
                Optional.of(group.name()),
                Severity.DANGER,
                false,
                text("warning.SETUID_ROOT.title.group", Shown.words(group.name())),
                starter.map(from -> told.then(text(
                                "warning.SETUID_ROOT.starter", Shown.words(from.name()), Integer.toString(from.pid()))))
                        .orElse(told),
                text("warning.SETUID_ROOT.todo.group"));
    }
}
