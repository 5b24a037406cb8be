package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.platform.text.UntrustedText;
import io.totem.policy.known.Interpreters;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.policy.provenance.Provenance;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * NAME_MISMATCH of a file that no package brought and that is not meant to be noticed: root runs it, and its name is hidden or sounds like a
 * part of the system that does not exist; or it is a packaged shell or interpreter under another name.
 */
final class DisguisedProgramRule implements WarningRule {

    /** What comes with the system alone, and the kernel's threads; with a number behind it, too. */
    private static final Pattern SOUNDS_LIKE_SYSTEM = Pattern.compile("systemd-[a-z][a-z0-9-]{1,40}"
            + "|(?:k(?:worker|thread|softirq|swapd|dev|audit)|rcu_|migration|irqd)[a-z0-9_/:-]{0,24}"
            + "|(?:sshd|crond?|atd|udevd|r?syslogd|networkd|resolved|logind|journald|dbus-daemon|polkitd|acpid|a?getty|init|auditd)[-_.]?[0-9]{1,3}[_-]?"
            + "|(?:sshd|crond|udevd|r?syslogd|journald|logind|dbus-daemon|polkitd|auditd)[-_.]");

    private static final int ROOT = 0;

    @Override
    public List<Warning> check(Evidence evidence) {
        ProcessSample process = evidence.process();
        Provenance provenance = evidence.facts().provenance();
        Optional<Warning> copied = provenance.copyOf().map(own -> copied(evidence, own));
        if (copied.isPresent() || process.uid() != ROOT || process.containerId().isPresent()) {
            return copied.stream().toList();
        }
        return provenance
                .deciding()
                .filter(file -> file.state() == State.UNPACKAGED && !ExecutableLocations.isInStore(file.path()))
                .filter(file -> !evidence.operatorExpectsAt(file.path()))
                .flatMap(file -> disguised(evidence, file, provenance.script().isPresent()))
                .stream()
                .toList();
    }

    /**
     * What systemd and others call for is often a script that an administrator named after them; a name that the dictionary has is other
     * rules' matter.
     */
    private static Optional<Warning> disguised(Evidence evidence, FileOrigin file, boolean script) {
        String name = ProgramPath.fileName(file.path());
        if (name.length() > 1 && name.startsWith(".")) {
            return Optional.of(warning(evidence, file.path(), name, "hidden"));
        }
        boolean itsName = evidence.explanation()
                .known()
                .filter(known -> known.name().equals(name))
                .isPresent();
        boolean told = evidence.explanation().masquerade().isPresent();
        return !script
                        && !itsName
                        && !told
                        && SOUNDS_LIKE_SYSTEM.matcher(name).matches()
                        && !Interpreters.isInterpreter(name)
                ? Optional.of(warning(evidence, file.path(), name, "system"))
                : Optional.empty();
    }

    private static Warning warning(Evidence evidence, String file, String name, String variant) {
        String path = UntrustedText.visible(file);
        return new Warning(
                WarningCode.NAME_MISMATCH,
                Optional.of(UntrustedText.visible(name)),
                Severity.DANGER,
                false,
                text("warning.DISGUISED.title." + variant, UntrustedText.visible(name)),
                text(
                        "warning.DISGUISED.why." + variant,
                        path,
                        evidence.process().user()),
                text("warning.DISGUISED.todo", path));
    }

    private static Warning copied(Evidence evidence, String own) {
        ProcessSample process = evidence.process();
        boolean person = process.uid() != ROOT && Sessions.isInOne(process);
        String path = UntrustedText.visible(process.executable().orElse(""));
        String program = ProgramPath.fileName(own);
        return new Warning(
                WarningCode.NAME_MISMATCH,
                Optional.of(program),
                person ? Severity.CAUTION : Severity.DANGER,
                false,
                text("warning.DISGUISED.title.copy", program),
                text("warning.DISGUISED.why.copy", path, process.user(), own),
                text("warning.DISGUISED.todo", path));
    }
}
