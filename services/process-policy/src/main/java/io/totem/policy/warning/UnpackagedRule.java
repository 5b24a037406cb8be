package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.platform.text.UntrustedText;
import io.totem.policy.explanation.Lies;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.provenance.SystemFolders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * UNPACKAGED: it lies where only packages put files, and none owns it. A file there that is called like a program of the
 * system pretends to be it: NAME_MISMATCH.
 */
final class UnpackagedRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        Provenance provenance = evidence.facts().provenance();
        return Stream.concat(provenance.program().stream(), provenance.script().stream())
                .filter(UnpackagedRule::belongsToPackages)
                .map(file -> warning(evidence, file))
                .toList();
    }

    private static boolean belongsToPackages(FileOrigin file) {
        return file.state() == FileOrigin.State.UNPACKAGED && SystemFolders.contain(file.path());
    }

    private static Warning warning(Evidence evidence, FileOrigin file) {
        return bearsNameOfSystem(evidence, file) ? pretends(file) : unpackaged(evidence, file);
    }

    /** An entry of what only the system itself brings, that was found by the file's own name. */
    private static boolean bearsNameOfSystem(Evidence evidence, FileOrigin file) {
        String name = ProgramPath.fileName(file.path());
        return evidence.explanation()
                .known()
                .filter(known -> known.name().equals(name))
                .filter(known ->
                        Lies.isBorneByTheSystemAlone(known, evidence.process().uid() == 0))
                .isPresent();
    }

    private static Warning pretends(FileOrigin file) {
        String path = UntrustedText.visible(file.path());
        String name = ProgramPath.fileName(path);
        return new Warning(
                WarningCode.NAME_MISMATCH,
                Optional.of(name),
                Severity.DANGER,
                false,
                text("warning.UNPACKAGED.system.title", name),
                text("warning.UNPACKAGED.system.why", path, name),
                text("warning.UNPACKAGED.system.todo", path));
    }

    private static Warning unpackaged(Evidence evidence, FileOrigin file) {
        String path = UntrustedText.visible(file.path());
        boolean muted = evidence.operatorExpects(expected -> expected.paths().contains(file.path()));
        return new Warning(
                WarningCode.UNPACKAGED,
                Optional.empty(),
                Severity.CAUTION,
                muted,
                text("warning.UNPACKAGED.title", path),
                text(muted ? "warning.UNPACKAGED.muted" : "warning.UNPACKAGED.why", path),
                text(muted ? "warning.muted.todo" : "warning.UNPACKAGED.todo", muted ? evidence.name() : path));
    }
}
