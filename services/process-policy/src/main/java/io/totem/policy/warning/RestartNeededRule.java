package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.platform.command.Command;
import io.totem.platform.text.UntrustedText;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.OwningPackage;
import io.totem.policy.provenance.Provenance;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** RESTART_NEEDED: an update has put a newer program, or a newer library that it uses, on the disk, or removed its package. */
final class RestartNeededRule implements WarningRule {

    /** What cannot be restarted without ending sessions, containers or the whole system's talk: only a restart helps. */
    private static final Pattern WITH_THE_SERVER = Pattern.compile("(?:dbus|dbus-broker|systemd-logind|elogind|polkit"
            + "|gdm3?|lightdm|sddm|display-manager|docker|containerd|podman|cri-o|libvirtd|user@.*)\\.service");

    @Override
    public List<Warning> check(Evidence evidence) {
        Provenance provenance = evidence.facts().provenance();
        if (provenance.updated() || provenance.removed()) {
            OwningPackage owner =
                    provenance.program().flatMap(FileOrigin::owner).orElseThrow();
            return List.of(warning(
                    evidence,
                    provenance.updated() ? "warning.RESTART_NEEDED.why.program" : "warning.RESTART_NEEDED.why.removed",
                    UntrustedText.visible(evidence.process().executable().orElse("")),
                    owner.name(),
                    owner.version()));
        }
        return provenance
                .replacedLibrary()
                .map(library ->
                        warning(evidence, "warning.RESTART_NEEDED.why.library", UntrustedText.visible(library), "", ""))
                .stream()
                .toList();
    }

    private static Warning warning(Evidence evidence, String why, String path, String owner, String version) {
        return new Warning(
                WarningCode.RESTART_NEEDED,
                Optional.empty(),
                Severity.INFO,
                false,
                text("warning.RESTART_NEEDED.title"),
                text(why, evidence.name(), path, owner, version),
                todo(evidence));
    }

    private static LocalizedText todo(Evidence evidence) {
        Optional<String> unit = evidence.process().systemdUnit();
        if (evidence.process().pid() == 1
                || unit.filter(name -> WITH_THE_SERVER.matcher(name).matches()).isPresent()) {
            return text("warning.RESTART_NEEDED.todo.server", evidence.name());
        }
        return unit.flatMap(name -> Command.of("systemctl", "restart").on(name))
                .map(command -> text("warning.RESTART_NEEDED.todo.unit", command.text()))
                .orElseGet(() -> text("warning.RESTART_NEEDED.todo", evidence.name()));
    }
}
