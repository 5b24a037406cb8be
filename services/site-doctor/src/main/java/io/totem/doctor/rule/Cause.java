package io.totem.doctor.rule;

import static io.totem.doctor.Messages.statement;

import io.totem.api.sites.Statement;
import io.totem.platform.command.Command;
import java.util.List;
import java.util.Objects;

/**
 * Why the site is down.
 *
 * @param code the rule's own, for programs: {@code SOCKET_PERMISSION_DENIED}
 * @param because what was seen that shows it
 */
public record Cause(String code, Confidence confidence, Statement sentence, List<Statement> because, Remedy cure) {

    public Cause {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(confidence, "confidence");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(cure, "cure");
        because = List.copyOf(because);
    }

    /** With the sentences {@code CODE} and {@code CODE.cure} of this module's texts, filled with the same words. */
    static Cause of(
            String code, Confidence confidence, List<Statement> because, List<Command> commands, Object... words) {
        return said(code, code, confidence, because, commands, words);
    }

    /** With sentences of their own for one of several ways in which it comes: {@code CODE.WAY} and {@code CODE.WAY.cure}. */
    static Cause said(
            String code,
            String key,
            Confidence confidence,
            List<Statement> because,
            List<Command> commands,
            Object... words) {
        Remedy cure = new Remedy(statement(key + ".cure", words), commands);
        return new Cause(code, confidence, statement(key, words), because, cure);
    }
}
