package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.platform.text.UntrustedText;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.LoadedLibrary;
import io.totem.policy.provenance.OwningPackage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * ALTERED_BINARY, UNPACKAGED and DELETED_BINARY of a library: what a program has loaded acts with its rights, and only its map of memory
 * tells of it. And UNPACKAGED of what Python runs at each start.
 */
final class LoadedLibraryRule implements WarningRule {

    /** Whoever gets a library into these gets every password, or root's rights again and again. */
    private static final Pattern LOGINS = Pattern.compile(
            "sshd(?:-(?:session|auth))?|sudo|su|login|cron|crond|atd|systemd|systemd-logind|polkitd|passwd|agetty|unix_chkpwd");

    private static final int ROOT = 0;

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence
                .facts()
                .provenance()
                .library()
                .flatMap(library -> switch (library.state()) {
                    case ALTERED -> Optional.of(altered(evidence, library));
                    case DELETED -> Optional.of(deleted(evidence, library));
                    case UNPACKAGED -> unpackaged(evidence, library);
                    case MODULE -> module(evidence, library);
                })
                .stream()
                .toList();
    }

    private static Warning altered(Evidence evidence, LoadedLibrary library) {
        String path = UntrustedText.visible(library.path());
        Optional<OwningPackage> owner = library.owner();
        return new Warning(
                WarningCode.ALTERED_BINARY,
                owner.map(OwningPackage::name),
                Severity.DANGER,
                false,
                text("warning.LIBRARY.altered.title", path),
                text(
                        "warning.LIBRARY.altered.why",
                        evidence.name(),
                        path,
                        owner.map(OwningPackage::name).orElse(""),
                        owner.map(OwningPackage::version).orElse("")),
                owner.flatMap(known -> known.system().checkOf(known.name()))
                        .map(command -> text("warning.ALTERED_BINARY.todo", command.text(), path))
                        .orElseGet(() -> text("warning.ALTERED_BINARY.todo.unnamed", path)));
    }

    private static Warning deleted(Evidence evidence, LoadedLibrary library) {
        String path = UntrustedText.visible(library.path());
        boolean hiding = LibraryPlace.isOpen(library.path());
        return new Warning(
                WarningCode.DELETED_BINARY,
                Optional.empty(),
                hiding ? Severity.DANGER : Severity.CAUTION,
                false,
                text("warning.LIBRARY.deleted.title"),
                text("warning.LIBRARY.deleted.why", evidence.name(), path),
                text("warning.DELETED_BINARY.todo." + (hiding ? "open" : "elsewhere"), evidence.name()));
    }

    /** What root runs, and a package brought, loads nothing that no package brought; of a person's own programs that says little. */
    private static Optional<Warning> unpackaged(Evidence evidence, LoadedLibrary library) {
        boolean login = evidence.process()
                .executable()
                .filter(path -> LOGINS.matcher(path.substring(path.lastIndexOf('/') + 1))
                        .matches())
                .isPresent();
        if (evidence.process().uid() != ROOT || !login && Sessions.isInOne(evidence.process())) {
            return Optional.empty();
        }
        String path = UntrustedText.visible(library.path());
        boolean muted = evidence.operatorExpects(expected -> expected.paths().contains(library.path()));
        String variant = login ? "login" : "other";
        return Optional.of(new Warning(
                WarningCode.UNPACKAGED,
                Optional.empty(),
                login ? Severity.DANGER : Severity.CAUTION,
                muted,
                text("warning.LIBRARY.unpackaged.title", path),
                text("warning.LIBRARY.unpackaged.why." + variant, evidence.name(), path),
                text("warning.LIBRARY.unpackaged.todo." + variant, path)));
    }

    /** Tools that watch others install such code as well: as bad as any other file of nobody's that root runs. */
    private static Optional<Warning> module(Evidence evidence, LoadedLibrary library) {
        if (evidence.process().uid() != ROOT) {
            return Optional.empty();
        }
        String path = UntrustedText.visible(library.path());
        boolean muted = evidence.operatorExpects(expected -> expected.paths().contains(library.path()));
        return Optional.of(new Warning(
                WarningCode.UNPACKAGED,
                Optional.empty(),
                Severity.CAUTION,
                muted,
                text("warning.LIBRARY.module.title", path),
                text("warning.LIBRARY.module.why", Shown.words(evidence.name()), path),
                text("warning.LIBRARY.module.todo", path)));
    }
}
