package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

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
 * with those: whoever runs it can become root. What the system runs as a service has what its unit gives it.
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
        if (has == 0 || isServices(evidence.process())) {
            return List.of();
        }
        boolean takesCommands = ProgramKind.takesCommands(evidence.process());
        if (!takesCommands && isPackages(evidence)) {
            return List.of();
        }
        String grave = names(has, GRAVE);
        String lesser = names(has, LESSER);
        if (!grave.isEmpty()) {
            return List.of(warning(evidence, grave, Severity.DANGER));
        }
        return lesser.isEmpty() ? List.of() : List.of(warning(evidence, lesser, Severity.CAUTION));
    }

    private static boolean isServices(ProcessSample process) {
        return process.systemdUnit().isPresent() && !Sessions.isInOne(process);
    }

    /** Where packages give a program such rights, they install it with them. */
    private static boolean isPackages(Evidence evidence) {
        Optional<FileOrigin> program = evidence.facts().provenance().program();
        return program.filter(file -> file.state() == State.UNCHANGED || file.state() == State.UNCHECKED)
                .flatMap(FileOrigin::owner)
                .isPresent();
    }

    private static String names(long has, Map<Integer, String> wanted) {
        return wanted.entrySet().stream()
                .filter(each -> (has >> each.getKey() & 1) == 1)
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
    }

    private static Warning warning(Evidence evidence, String names, Severity severity) {
        String path = Shown.words(evidence.process().executable().orElse(evidence.name()));
        String variant = severity == Severity.DANGER ? "grave" : "lesser";
        return new Warning(
                WarningCode.CAPABILITIES,
                Optional.of(names),
                severity,
                false,
                text("warning.CAPABILITIES.title." + variant),
                text(
                        "warning.CAPABILITIES.why." + variant,
                        path,
                        evidence.process().user(),
                        names),
                text("warning.CAPABILITIES.todo", path));
    }
}
