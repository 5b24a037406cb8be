package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.place.Place;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/**
 * SUSPICIOUS_PATH: the program does not lie where programs are installed. Where anybody can write, only an operator's own
 * policy excuses it.
 */
final class SuspiciousPathRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.place().flatMap(place -> warning(evidence, place)).stream()
                .toList();
    }

    private static Optional<Warning> warning(Evidence evidence, Place place) {
        return switch (place.kind()) {
            case STANDARD, MEMORY -> Optional.empty();
            case ELSEWHERE ->
                Optional.of(warning(
                        evidence,
                        place,
                        Severity.CAUTION,
                        evidence.expects(expected -> expected.paths().contains(place.path()))));
            case WORLD_WRITABLE ->
                Optional.of(warning(
                        evidence,
                        place,
                        Severity.DANGER,
                        evidence.operatorExpects(expected -> expected.paths().contains(place.path()))));
        };
    }

    private static Warning warning(Evidence evidence, Place place, Severity severity, boolean muted) {
        String variant = place.kind() == PlaceKind.WORLD_WRITABLE ? "open" : "elsewhere";
        return new Warning(
                WarningCode.SUSPICIOUS_PATH,
                Optional.empty(),
                severity,
                muted,
                text("warning.SUSPICIOUS_PATH.title." + variant, place.path()),
                text(
                        "warning.SUSPICIOUS_PATH." + (muted ? "muted" : "why." + variant),
                        evidence.name(),
                        place.path(),
                        evidence.process().user()),
                text(muted ? "warning.muted.todo" : "warning.SUSPICIOUS_PATH.todo." + variant, evidence.name()));
    }
}
