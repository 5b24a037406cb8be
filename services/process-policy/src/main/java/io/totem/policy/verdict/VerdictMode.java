package io.totem.policy.verdict;

import io.totem.api.processes.Verdict;
import io.totem.policy.port.Severity;
import io.totem.policy.warning.Warning;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How warnings become a verdict. What a policy expects is muted, and counts in neither mode. */
public enum VerdictMode {
    /** The worst warning decides; a program that nothing explains is worth a look even without one, but red needs a danger. */
    GRADED {
        @Override
        public Verdict of(boolean known, List<Warning> warnings) {
            return switch (worst(warnings).orElse(Severity.INFO)) {
                case INFO -> known ? Verdict.SAFE : Verdict.CAUTION;
                case CAUTION -> Verdict.CAUTION;
                case DANGER -> Verdict.DANGER;
            };
        }
    },
    /** Any warning at all is danger. */
    STRICT {
        @Override
        public Verdict of(boolean known, List<Warning> warnings) {
            if (worst(warnings).isPresent()) {
                return Verdict.DANGER;
            }
            return known ? Verdict.SAFE : Verdict.CAUTION;
        }
    };

    /** @param known whether the dictionary, or a package, says what the program is */
    public abstract Verdict of(boolean known, List<Warning> warnings);

    private static Optional<Severity> worst(List<Warning> warnings) {
        return warnings.stream()
                .filter(warning -> !warning.muted())
                .map(Warning::severity)
                .max(Comparator.naturalOrder());
    }
}
