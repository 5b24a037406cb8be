package io.totem.doctor.report;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.Statement;
import io.totem.doctor.rule.Cause;
import io.totem.platform.command.Command;
import java.util.List;

/**
 * One cause for whoever reads it.
 *
 * @param code the rule's own, for programs: {@code SOCKET_PERMISSION_DENIED}
 * @param confidence certain, likely or possible
 * @param because what was seen that shows it
 * @param commands to be run as root, one after the other, literally; empty where only a person can decide
 */
public record CauseView(
        String code,
        String confidence,
        LocalizedText confidenceTitle,
        Statement sentence,
        List<Statement> because,
        Statement cure,
        List<String> commands) {

    public CauseView {
        because = List.copyOf(because);
        commands = List.copyOf(commands);
    }

    static CauseView of(Cause cause) {
        return new CauseView(
                cause.code(),
                cause.confidence().word(),
                cause.confidence().title(),
                Redacted.statement(cause.sentence()),
                cause.because().stream().map(Redacted::statement).toList(),
                Redacted.statement(cause.cure().words()),
                cause.cure().commands().stream().map(Command::text).toList());
    }

    CauseView withoutLines() {
        return new CauseView(
                code,
                confidence,
                confidenceTitle,
                sentence.withoutLines(),
                because.stream().map(Statement::withoutLines).toList(),
                cure.withoutLines(),
                commands);
    }
}
