package io.totem.policy.warning;

import io.totem.api.text.LocalizedText;
import io.totem.policy.port.Severity;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * One odd thing about one process, in words.
 *
 * @param argument what makes it this one among its kind: the port
 * @param muted whether it is normal for this program, and so a fact and no warning
 * @param title a few words
 * @param why it matters here
 * @param todo what to do about it
 */
public record Warning(
        WarningCode code,
        Optional<String> argument,
        Severity severity,
        boolean muted,
        LocalizedText title,
        LocalizedText why,
        LocalizedText todo) {

    /** What needs a look stands first. */
    public static final Comparator<Warning> WORST_FIRST = Comparator.comparing(Warning::muted)
            .thenComparing(Warning::severity, Comparator.reverseOrder())
            .thenComparing(Warning::code);

    public Warning {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(argument, "argument");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(todo, "todo");
    }
}
