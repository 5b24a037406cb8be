package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.port.Severity;
import io.totem.procfs.Held;
import io.totem.procfs.Held.Kind;
import io.totem.procfs.ProcessSample;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * RAW_ACCESS: it has the machine's memory open, or a disk past the file system on it, where nobody's rights to files count. Programs that
 * packages bring for that are quiet: they look after disks (smartd, mdadm, lvm) and hardware.
 */
final class RawAccessRule implements WarningRule {

    private static final int ROOT = 0;

    @Override
    public List<Warning> check(Evidence evidence) {
        if (evidence.process().containerId().isPresent() || !Unbrought.is(evidence)) {
            return List.of();
        }
        return evidence.facts().behaviour().rights().held().stream()
                .filter(held -> held.kind() == Kind.MACHINE_MEMORY || held.kind() == Kind.DISK)
                .min(Comparator.comparing(Held::kind).thenComparing(Held::name))
                .map(held -> warning(evidence, held))
                .stream()
                .toList();
    }

    /** An administrator who is logged in copies a disk now and then; a service does not. */
    private static Severity severity(ProcessSample process) {
        return process.uid() == ROOT && Sessions.isInOne(process) ? Severity.CAUTION : Severity.DANGER;
    }

    private static Warning warning(Evidence evidence, Held held) {
        String variant = held.kind() == Kind.DISK ? "disk" : "memory";
        return new Warning(
                WarningCode.RAW_ACCESS,
                Optional.of(held.name()),
                severity(evidence.process()),
                false,
                text("warning.RAW_ACCESS.title." + variant, held.name()),
                text(
                        "warning.RAW_ACCESS.why." + variant,
                        Shown.words(evidence.name()),
                        evidence.process().user(),
                        held.name()),
                text("warning.RAW_ACCESS.todo"));
    }
}
