package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.platform.command.Command;
import io.totem.policy.access.FileAccess;
import io.totem.policy.place.Script;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * CAPABILITIES: somebody who is not root runs a program that has parts of root's rights (capabilities(7)), and no package brought it
 * with those: whoever runs it can become root. A program that the system runs as a service has what its unit gives it; of an interpreter it
 * is the script that has it, whoever brought the interpreter.
 */
final class CapabilitiesRule implements WarningRule {

    /** With each of these a program can become root, or read what root alone may; by the numbers of the kernel. */
    private static final Map<Integer, String> GRAVE = new TreeMap<>(Map.ofEntries(
            Map.entry(0, "CAP_CHOWN"),
            Map.entry(1, "CAP_DAC_OVERRIDE"),
            Map.entry(2, "CAP_DAC_READ_SEARCH"),
            Map.entry(3, "CAP_FOWNER"),
            Map.entry(6, "CAP_SETGID"),
            Map.entry(7, "CAP_SETUID"),
            Map.entry(8, "CAP_SETPCAP"),
            Map.entry(16, "CAP_SYS_MODULE"),
            Map.entry(17, "CAP_SYS_RAWIO"),
            Map.entry(18, "CAP_SYS_CHROOT"),
            Map.entry(19, "CAP_SYS_PTRACE"),
            Map.entry(21, "CAP_SYS_ADMIN"),
            Map.entry(27, "CAP_MKNOD"),
            Map.entry(31, "CAP_SETFCAP"),
            Map.entry(39, "CAP_BPF")));

    /** With these it can read along with the network or change it. */
    private static final Map<Integer, String> LESSER = new TreeMap<>(Map.of(12, "CAP_NET_ADMIN", 13, "CAP_NET_RAW"));

    @Override
    public List<Warning> check(Evidence evidence) {
        long has = evidence.facts().behaviour().rights().capabilities();
        if (has == 0) {
            return List.of();
        }
        boolean service = isServices(evidence.process());
        boolean takesCommands = ProgramKind.takesCommands(evidence.process());
        Optional<FileOrigin> deciding = takesCommands
                ? evidence.facts().provenance().script().filter(_ -> service)
                : evidence.facts().provenance().program();
        if (service && !takesCommands
                || deciding.filter(CapabilitiesRule::isPackages).isPresent()) {
            return List.of();
        }
        String grave = names(has, GRAVE);
        String lesser = names(has, LESSER);
        boolean roots = service && (runsRootsScript(evidence) || isUnknown(evidence.process()));
        if (!grave.isEmpty()) {
            return List.of(warning(evidence, grave, roots ? Severity.CAUTION : Severity.DANGER, true));
        }
        return lesser.isEmpty() || roots ? List.of() : List.of(warning(evidence, lesser, Severity.CAUTION, false));
    }

    /** Of an interpreter: where its code lies is not said. */
    private static boolean isUnknown(ProcessSample process) {
        return Script.of(process).isEmpty() && !Script.isText(process);
    }

    /** A file that nobody but root can have put there and nobody but root can change. */
    private static boolean runsRootsScript(Evidence evidence) {
        return Script.of(evidence.process())
                .flatMap(path ->
                        evidence.facts().access().map(access -> access.loaded().get(path)))
                .filter(FileAccess::isRootsAlone)
                .isPresent();
    }

    private static boolean isServices(ProcessSample process) {
        return process.systemdUnit().isPresent() && !Sessions.isInOne(process);
    }

    /** Where packages give a program such rights, they install it with them. */
    private static boolean isPackages(FileOrigin file) {
        return file.owner().isPresent() && (file.state() == State.UNCHANGED || file.state() == State.UNCHECKED);
    }

    private static String names(long has, Map<Integer, String> wanted) {
        return wanted.entrySet().stream()
                .filter(each -> (has >> each.getKey() & 1) == 1)
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
    }

    private static Warning warning(Evidence evidence, String names, Severity severity, boolean grave) {
        ProcessSample process = evidence.process();
        String path = Shown.words(process.executable().orElse(evidence.name()));
        Optional<String> unit = process.systemdUnit().filter(_ -> isServices(process));
        String variant = (grave ? "grave" : "lesser") + (unit.isPresent() ? ".service" : "");
        return new Warning(
                WarningCode.CAPABILITIES,
                Optional.of(names),
                severity,
                false,
                text("warning.CAPABILITIES.title." + (grave ? "grave" : "lesser")),
                text("warning.CAPABILITIES.why." + variant, path, process.user(), names, unit.orElse("")),
                unit.map(CapabilitiesRule::toDo).orElseGet(() -> text("warning.CAPABILITIES.todo", path)));
    }

    private static LocalizedText toDo(String unit) {
        return Command.of("systemctl", "cat")
                .on(unit)
                .map(cat -> text("warning.CAPABILITIES.todo.service", cat.text()))
                .orElseGet(() -> text("warning.CAPABILITIES.todo.unit", Shown.words(unit)));
    }
}
