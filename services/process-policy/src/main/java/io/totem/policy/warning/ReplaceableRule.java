package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.platform.command.Command;
import io.totem.policy.access.Account;
import io.totem.policy.access.FileAccess;
import io.totem.policy.access.ProcessAccess;
import io.totem.policy.access.Replacer;
import io.totem.policy.facts.StartUp;
import io.totem.policy.port.Severity;
import io.totem.procfs.ProcessSample;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * REPLACEABLE_BY(user): somebody less privileged may put another content in the place of the file that is run, or of what it
 * loads, and so act with the rights it is run with. Inside a container that is a caution: its users are the container's own.
 */
final class ReplaceableRule implements WarningRule {

    private static final String EVERYBODY = "everybody";

    /** Folders of the system, which more than this process needs as they are (file-hierarchy(7)). */
    private static final Pattern SYSTEM_FOLDER = Pattern.compile(
            "/[^/]*|/(?:dev|proc|sys|run)/.*|/(?:usr|var|home)/[^/]+|/usr/local/[^/]+|/var/(?:spool|lib|cache|log)/[^/]+"
                    + "|/var/spool/cron/.*");

    private static final int MOST_NAMES = 3;

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.facts().access().stream()
                .flatMap(access -> Stream.concat(access.files(), loaded(evidence))
                        .filter(file -> !isDeleted(evidence.process(), access, file))
                        .flatMap(file -> warning(evidence, access.runner(), file).stream()))
                .sorted(Warning.WORST_FIRST)
                .limit(1)
                .toList();
    }

    /** What it was told to load besides; of an open folder {@link LoadedCodeRule} tells. */
    private static Stream<FileAccess> loaded(Evidence evidence) {
        return evidence.facts().behaviour().startUp().loads().stream()
                .map(StartUp.Loaded::access)
                .filter(file -> file.openFolder().isEmpty());
    }

    private static boolean isDeleted(ProcessSample process, ProcessAccess access, FileAccess file) {
        return process.executableDeleted()
                && access.program().filter(file::equals).isPresent();
    }

    private static Optional<Warning> warning(Evidence evidence, Account runner, FileAccess file) {
        if (file.anybody().isPresent()) {
            return Optional.of(byEverybody(evidence, file, file.anybody().get()));
        }
        Optional<Severity> worst = file.replacers().stream()
                .flatMap(replacer -> severity(evidence.process(), runner, replacer.account()).stream())
                .max(Comparator.naturalOrder());
        return worst.map(severity -> byUsers(
                evidence,
                file,
                severity,
                file.replacers().stream()
                        .filter(replacer -> severity(evidence.process(), runner, replacer.account())
                                .filter(severity::equals)
                                .isPresent())
                        .toList()));
    }

    /** Empty where it gives somebody no rights that he does not have. */
    private static Optional<Severity> severity(ProcessSample process, Account runner, Account replacer) {
        if (replacer.uid() == runner.uid()) {
            return Optional.empty();
        }
        if (process.containerId().isPresent()) {
            return runner.isRoot() ? Optional.of(Severity.CAUTION) : Optional.empty();
        }
        if (replacer.isLessThan(runner)) {
            return Optional.of(isInSessionOf(process, replacer) ? Severity.CAUTION : Severity.DANGER);
        }
        return replacer.kind() == runner.kind() ? Optional.of(Severity.CAUTION) : Optional.empty();
    }

    /** Started by that very user after a login, with sudo(8) or su(1): he has those rights anyway. */
    private static boolean isInSessionOf(ProcessSample process, Account user) {
        return process.cgroup().startsWith("/user.slice/user-" + user.uid() + ".slice/");
    }

    private static Warning byEverybody(Evidence evidence, FileAccess file, String by) {
        boolean contained = evidence.process().containerId().isPresent();
        boolean folder = !by.equals(file.path())
                || file.kind() == FileAccess.Kind.FOLDER
                || file.kind() == FileAccess.Kind.NOTHING;
        boolean kept = file.shared() || folder && SYSTEM_FOLDER.matcher(by).matches();
        Optional<Command> cure = contained || kept
                ? Optional.empty()
                : Command.of("chmod", "o-w").on(by);
        String user = evidence.process().user();
        return new Warning(
                WarningCode.REPLACEABLE_BY,
                Optional.of(EVERYBODY),
                contained ? Severity.CAUTION : Severity.DANGER,
                false,
                text("warning.REPLACEABLE_BY.title.everybody"),
                by.equals(file.path())
                        ? text("warning.REPLACEABLE_BY.why.everybody." + kind(file), evidence.name(), by, user)
                        : text("warning.REPLACEABLE_BY.why.everybody.folder", evidence.name(), file.path(), user, by),
                cure.map(command -> text("warning.REPLACEABLE_BY.todo.command", command.text()))
                        .orElseGet(() -> kept
                                ? text("warning.REPLACEABLE_BY.todo.shared", by, evidence.name(), user)
                                : text("warning.REPLACEABLE_BY.todo.everybody", by)));
    }

    private static Warning byUsers(Evidence evidence, FileAccess file, Severity severity, List<Replacer> replacers) {
        Replacer first = replacers.getFirst();
        String names = names(replacers);
        String user = evidence.process().user();
        return new Warning(
                WarningCode.REPLACEABLE_BY,
                Optional.of(first.account().name()),
                severity,
                false,
                text("warning.REPLACEABLE_BY.title.user", names, user),
                first.by().equals(file.path())
                        ? text(
                                "warning.REPLACEABLE_BY.why.user." + kind(file),
                                evidence.name(),
                                file.path(),
                                user,
                                names)
                        : text(
                                "warning.REPLACEABLE_BY.why.user.folder",
                                evidence.name(),
                                file.path(),
                                user,
                                names,
                                first.by()),
                cure(evidence, file, first.by().equals(file.path()), user, names));
    }

    /** A folder that it looks for programs in is replaced by what is put there, and into a pipe somebody writes. */
    private static String kind(FileAccess file) {
        return switch (file.kind()) {
            case FILE, NOTHING -> "file";
            case FOLDER -> "within";
            case PIPE -> "pipe";
        };
    }

    /** @param itself whether the file itself may be written to: to move it changes nothing */
    private static LocalizedText cure(Evidence evidence, FileAccess file, boolean itself, String user, String names) {
        String key =
                "warning.REPLACEABLE_BY.todo.user" + (itself && file.kind() == FileAccess.Kind.FILE ? ".file" : "");
        if (file.kind() == FileAccess.Kind.PIPE) {
            return text("warning.REPLACEABLE_BY.todo.user.pipe", file.path(), user);
        }
        Optional<Command> look = evidence.process().containerId().isPresent()
                ? Optional.empty()
                : Command.of("namei", "-l").on(file.path());
        return look.map(command -> text(key + ".command", user, names, command.text(), file.path()))
                .orElseGet(() -> text(key, user, names, "", file.path()));
    }

    private static String names(List<Replacer> replacers) {
        String names = replacers.stream()
                .limit(MOST_NAMES)
                .map(replacer -> replacer.account().name())
                .collect(Collectors.joining(", "));
        return replacers.size() > MOST_NAMES ? names + ", …" : names;
    }
}
