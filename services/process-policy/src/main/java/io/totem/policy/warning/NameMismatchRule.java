package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.policy.explanation.Masquerade;
import io.totem.policy.place.Script;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/** NAME_MISMATCH: it is called, or calls itself, like something that it is not; which names are lies is told already. */
final class NameMismatchRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.explanation().masquerade().stream()
                .map(masquerade -> warning(evidence, masquerade))
                .toList();
    }

    private static Warning warning(Evidence evidence, Masquerade masquerade) {
        String variant = switch (masquerade.kind()) {
            case KERNEL -> "kernel";
            case PROGRAM -> "program";
            case FILE -> "file";
            case LOOK_ALIKE -> "alike";
            case INVISIBLE -> "invisible";
        };
        return new Warning(
                WarningCode.NAME_MISMATCH,
                Optional.of(masquerade.name()),
                Severity.DANGER,
                false,
                text("warning.NAME_MISMATCH.title." + variant, masquerade.name()),
                text(
                        "warning.NAME_MISMATCH.why." + variant,
                        masquerade.name(),
                        Shown.file(evidence, masquerade.path()),
                        evidence.process().user()),
                todo(evidence, masquerade));
    }

    /** An interpreter is what it is: what counts is the script, or what gave it the name. */
    private static LocalizedText todo(Evidence evidence, Masquerade masquerade) {
        if (Shown.isInMemory(evidence)) {
            return text("warning.MEMFD_EXEC.todo");
        }
        boolean itself = evidence.process()
                .executable()
                .filter(masquerade.path()::equals)
                .isPresent();
        if (!itself || !ProgramKind.takesCommands(evidence.process())) {
            return text("warning.NAME_MISMATCH.todo", masquerade.path());
        }
        return Script.of(evidence.process())
                .map(script -> text("warning.NAME_MISMATCH.todo", Shown.words(script)))
                .orElseGet(() -> text("warning.NAME_MISMATCH.todo.name", masquerade.path()));
    }
}
