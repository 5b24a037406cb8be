package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.place.Place;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/** MEMFD_EXEC: a program or a script that was never on a disk (memfd_create(2)), the way malware hides from scanners. */
final class MemoryFileRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.place().filter(place -> place.kind() == PlaceKind.MEMORY).stream()
                .map(place -> warning(evidence, place))
                .toList();
    }

    private static Warning warning(Evidence evidence, Place place) {
        boolean script =
                evidence.process().executable().filter(place.path()::equals).isEmpty();
        String variant = script ? ".script" : "";
        return new Warning(
                WarningCode.MEMFD_EXEC,
                Optional.empty(),
                Severity.DANGER,
                false,
                text("warning.MEMFD_EXEC.title" + variant),
                text(
                        "warning.MEMFD_EXEC.why" + variant,
                        evidence.name(),
                        evidence.process().user()),
                text("warning.MEMFD_EXEC.todo"));
    }
}
