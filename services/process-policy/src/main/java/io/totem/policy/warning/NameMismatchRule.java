package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.explanation.Claim;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/** NAME_MISMATCH: it is called, or calls itself, like something that it is not; which names are lies is told already. */
final class NameMismatchRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.explanation().claim().stream()
                .map(claim -> warning(evidence, claim))
                .toList();
    }

    private static Warning warning(Evidence evidence, Claim claim) {
        String variant = switch (claim.kind()) {
            case KERNEL -> "kernel";
            case PROGRAM -> "program";
            case FILE -> "file";
            case LOOK_ALIKE -> "alike";
            case INVISIBLE -> "invisible";
        };
        return new Warning(
                WarningCode.NAME_MISMATCH,
                Optional.of(claim.name()),
                Severity.DANGER,
                false,
                text("warning.NAME_MISMATCH.title." + variant, claim.name()),
                text(
                        "warning.NAME_MISMATCH.why." + variant,
                        claim.name(),
                        Shown.file(evidence, claim.path()),
                        evidence.process().user()),
                Shown.isInMemory(evidence)
                        ? text("warning.MEMFD_EXEC.todo")
                        : text("warning.NAME_MISMATCH.todo", claim.path()));
    }
}
