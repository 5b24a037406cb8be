package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.explanation.Claim;
import io.totem.policy.known.Interpreters;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/**
 * NAME_MISMATCH: it calls itself like a part of the system, and its program is another. Interpreters bear their scripts'
 * names and multi-call binaries their applets', so they are left out. Where the system's own programs lie, links give one
 * file many names: there only a thread of the kernel, or a program that is known to be something else, is a lie.
 */
final class NameMismatchRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence
                .explanation()
                .claim()
                .filter(_ -> !servesManyNames(evidence.name()))
                .filter(claim -> isLie(claim, evidence))
                .map(claim -> warning(evidence, claim))
                .stream()
                .toList();
    }

    private static boolean servesManyNames(String fileName) {
        return Interpreters.isInterpreter(fileName) || ProgramName.isMultiCall(fileName);
    }

    private static boolean isLie(Claim claim, Evidence evidence) {
        boolean installed = evidence.place()
                .filter(place -> place.kind() == PlaceKind.STANDARD)
                .isPresent();
        return claim.ofKernel()
                || !installed
                || claim.actual()
                        .filter(actual -> !actual.policy().isSystem())
                        .filter(actual ->
                                !actual.category().equals(claim.claimed().category()))
                        .isPresent();
    }

    private static Warning warning(Evidence evidence, Claim claim) {
        String claimed = claim.ofKernel()
                ? "[" + claim.claimed().name() + "]"
                : claim.claimed().name();
        String path = evidence.process().executable().orElse("");
        return new Warning(
                WarningCode.NAME_MISMATCH,
                Optional.of(claimed),
                Severity.DANGER,
                false,
                text("warning.NAME_MISMATCH.title", claimed),
                text(
                        "warning.NAME_MISMATCH.why",
                        claimed,
                        path,
                        evidence.process().user()),
                text("warning.NAME_MISMATCH.todo", path));
    }
}
