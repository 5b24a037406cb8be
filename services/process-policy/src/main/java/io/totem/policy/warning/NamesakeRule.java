package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.text.UntrustedText;
import io.totem.policy.explanation.Lies;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.provenance.SystemFolders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * NAME_MISMATCH of a file among what admins install themselves (/usr/local, /opt) that is called like a part of the system and
 * belongs to no package. Admins do build servers and newer versions of parts of the system there, but not what only comes with
 * the system, and not beside the package's own in any folder: a build of {@code /usr/sbin/x} ends in an {@code sbin}.
 */
final class NamesakeRule implements WarningRule {

    /** What only the system itself brings. */
    private static final Pattern BASE = Pattern.compile("systemd|systemd-.*|init|dbus-(?:daemon|broker|broker-launch)|"
            + "udevd|elogind|a?getty|login|crond?|anacron|atd|r?syslogd|klogd|polkitd|sshd-(?:session|auth)|unix_chkpwd|"
            + "udisksd|accounts-daemon|networkd-dispatcher|sulogin|telinit");

    /** The folder of a build's own: /usr/local, /opt/name, /usr/local/name. */
    private static final Pattern BUILT =
            Pattern.compile("(?:/usr/local|/opt/[^/]{1,255}|/usr/local/[^/]{1,255})/(s?bin|libexec)/[^/]{1,255}");

    @Override
    public List<Warning> check(Evidence evidence) {
        Provenance provenance = evidence.facts().provenance();
        return provenance
                .script()
                .or(provenance::program)
                .filter(file -> file.state() == FileOrigin.State.UNPACKAGED && SystemFolders.areAdmins(file.path()))
                .filter(file -> evidence.explanation()
                        .known()
                        .filter(entry -> isCalledLike(entry, file, evidence))
                        .isPresent())
                .flatMap(file -> warning(file, provenance))
                .stream()
                .toList();
    }

    private static boolean isCalledLike(ProcessPolicy entry, FileOrigin file, Evidence evidence) {
        return entry.name().equals(ProgramPath.fileName(file.path()))
                && Lies.isBorneByTheSystemAlone(entry, evidence.process().uid() == 0)
                && !entry.expected().paths().contains(file.path());
    }

    private static Optional<Warning> warning(FileOrigin file, Provenance provenance) {
        String name = ProgramPath.fileName(file.path());
        if (BASE.matcher(name).matches()) {
            return Optional.of(
                    warning(file, Severity.DANGER, "base", provenance.namesake().orElse("")));
        }
        return provenance
                .namesake()
                .map(own -> provenance.script().isEmpty() && isBuildOf(own, file.path())
                        ? warning(file, Severity.CAUTION, "built", own)
                        : warning(file, Severity.DANGER, "namesake", own));
    }

    private static boolean isBuildOf(String own, String path) {
        var built = BUILT.matcher(path);
        return built.matches() && own.endsWith("/" + built.group(1) + path.substring(path.lastIndexOf('/')));
    }

    private static Warning warning(FileOrigin file, Severity severity, String variant, String own) {
        String path = UntrustedText.visible(file.path());
        String name = ProgramPath.fileName(path);
        boolean danger = severity == Severity.DANGER;
        return new Warning(
                WarningCode.NAME_MISMATCH,
                Optional.of(name),
                severity,
                false,
                text("warning.UNPACKAGED.system.title", name),
                text("warning.NAMESAKE.why." + variant, path, name, UntrustedText.visible(own)),
                danger
                        ? text("warning.UNPACKAGED.system.todo", path)
                        : text("warning.NAMESAKE.todo.built", path, name));
    }
}
