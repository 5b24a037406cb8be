package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.platform.text.UntrustedText;
import io.totem.policy.access.FileAccess;
import io.totem.policy.place.Place;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.SystemFolders;
import io.totem.policy.script.Interpreted;
import io.totem.policy.script.Runs;
import java.util.List;
import java.util.Optional;

/**
 * DELETED_BINARY: what runs is no longer on the disk, and no update is known to have replaced or removed it (then it is
 * RESTART_NEEDED), nor lies the same there again. In /tmp that hides something. So it is of a script, and of a library among the system's own.
 */
final class DeletedBinaryRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return program(evidence).or(() -> script(evidence)).or(() -> library(evidence)).stream()
                .toList();
    }

    private static Optional<Warning> program(Evidence evidence) {
        Optional<PlaceKind> kind = evidence.place().map(Place::kind);
        if (!evidence.process().executableDeleted()
                || evidence.facts().provenance().updated()
                || evidence.facts().provenance().removed()
                || evidence.facts().provenance().unchanged()
                || evidence.facts().provenance().isThere()
                || kind.filter(PlaceKind.MEMORY::equals).isPresent()) {
            return Optional.empty();
        }
        boolean hiding = kind.filter(PlaceKind.WORLD_WRITABLE::equals).isPresent();
        String variant = hiding ? "open" : "elsewhere";
        return Optional.of(warning(
                hiding ? Severity.DANGER : Severity.CAUTION,
                text("warning.DELETED_BINARY.title"),
                text(
                        "warning.DELETED_BINARY.why." + variant,
                        evidence.name(),
                        evidence.process().executable().orElse("")),
                text("warning.DELETED_BINARY.todo." + variant, evidence.name())));
    }

    /** The script that it was started with and that is gone: of an absolute path, outside the folders that updates change. */
    static Optional<String> goneScript(Evidence evidence) {
        return Interpreted.of(evidence.process())
                .filter(interpreted -> interpreted.runs() instanceof Runs.File(String path) && path.startsWith("/"))
                .flatMap(interpreted -> interpreted.script(evidence.process()))
                .filter(path -> !SystemFolders.contain(path))
                .filter(path -> evidence.facts()
                        .access()
                        .map(access -> access.loaded().get(path))
                        .filter(file -> file.kind() == FileAccess.Kind.NOTHING)
                        .isPresent());
    }

    private static Optional<Warning> script(Evidence evidence) {
        return goneScript(evidence)
                .map(path -> warning(
                        isOpen(evidence, path) ? Severity.DANGER : Severity.CAUTION,
                        text("warning.DELETED_BINARY.title.script"),
                        text("warning.DELETED_BINARY.why.script", evidence.name(), UntrustedText.visible(path)),
                        text("warning.DELETED_BINARY.todo.script")));
    }

    private static boolean isOpen(Evidence evidence, String path) {
        return evidence.place()
                .filter(place ->
                        place.kind() == PlaceKind.WORLD_WRITABLE && place.path().equals(path))
                .isPresent();
    }

    private static Optional<Warning> library(Evidence evidence) {
        return evidence.facts().provenance().goneLibrary().map(library -> {
            String variant = library.packagesChanged() ? "library.changed" : "library";
            return warning(
                    library.packagesChanged() ? Severity.INFO : Severity.CAUTION,
                    text("warning.DELETED_BINARY.title.library"),
                    text(
                            "warning.DELETED_BINARY.why." + variant,
                            evidence.name(),
                            UntrustedText.visible(library.path())),
                    text("warning.DELETED_BINARY.todo." + variant, evidence.name()));
        });
    }

    private static Warning warning(Severity severity, LocalizedText title, LocalizedText why, LocalizedText todo) {
        return new Warning(WarningCode.DELETED_BINARY, Optional.empty(), severity, false, title, why, todo);
    }
}
