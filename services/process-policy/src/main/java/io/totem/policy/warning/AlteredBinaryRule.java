package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.platform.text.UntrustedText;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.OwningPackage;
import io.totem.policy.provenance.Provenance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ALTERED_BINARY: a package owns the path, and what runs from it is not what the package brought. */
final class AlteredBinaryRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        Provenance provenance = evidence.facts().provenance();
        return Stream.concat(provenance.program().stream(), provenance.script().stream())
                .filter(AlteredBinaryRule::isAltered)
                .map(AlteredBinaryRule::warning)
                .toList();
    }

    private static boolean isAltered(FileOrigin file) {
        return switch (file.state()) {
            case ALTERED, ALTERED_MEANWHILE, COVERED -> true;
            case UNKNOWN, UNPACKAGED, MOUNTED, UNCHANGED, UNCHECKED, UPDATED, REMOVED -> false;
        };
    }

    private static Warning warning(FileOrigin file) {
        OwningPackage owner = file.owner().orElseThrow();
        String path = UntrustedText.visible(file.path());
        String variant = file.state() == FileOrigin.State.COVERED ? ".covered" : "";
        String meanwhile = file.state() == FileOrigin.State.ALTERED_MEANWHILE ? ".meanwhile" : variant;
        return new Warning(
                WarningCode.ALTERED_BINARY,
                Optional.of(owner.name()),
                Severity.DANGER,
                false,
                text("warning.ALTERED_BINARY.title" + variant, owner.name()),
                text("warning.ALTERED_BINARY.why" + meanwhile, path, owner.name(), owner.version()),
                variant.isEmpty() ? todo(owner, path) : text("warning.ALTERED_BINARY.todo.covered", path));
    }

    private static LocalizedText todo(OwningPackage owner, String path) {
        return owner.system()
                .checkOf(owner.name())
                .map(command -> text("warning.ALTERED_BINARY.todo", command.text(), path))
                .orElseGet(() -> text("warning.ALTERED_BINARY.todo.unnamed", path));
    }
}
