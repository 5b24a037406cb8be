package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.place.Place;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/**
 * DELETED_BINARY: what runs is no longer on the disk, and no update is known to have replaced or removed it (then it is
 * RESTART_NEEDED), nor lies the same there again. In /tmp that hides something.
 */
final class DeletedBinaryRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        Optional<PlaceKind> kind = evidence.place().map(Place::kind);
        if (!evidence.process().executableDeleted()
                || evidence.facts().provenance().updated()
                || evidence.facts().provenance().removed()
                || evidence.facts().provenance().unchanged()
                || evidence.facts().provenance().isThere()
                || kind.filter(PlaceKind.MEMORY::equals).isPresent()) {
            return List.of();
        }
        boolean hiding = kind.filter(PlaceKind.WORLD_WRITABLE::equals).isPresent();
        String variant = hiding ? "open" : "elsewhere";
        return List.of(new Warning(
                WarningCode.DELETED_BINARY,
                Optional.empty(),
                hiding ? Severity.DANGER : Severity.CAUTION,
                false,
                text("warning.DELETED_BINARY.title"),
                text(
                        "warning.DELETED_BINARY.why." + variant,
                        evidence.name(),
                        evidence.process().executable().orElse("")),
                text("warning.DELETED_BINARY.todo." + variant, evidence.name())));
    }
}
