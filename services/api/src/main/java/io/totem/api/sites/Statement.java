package io.totem.api.sites;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.totem.api.text.LocalizedText;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A sentence that may quote a log: logs are an operator's, so there is one for everybody beside it. One of the two is answered.
 *
 * @param whole with what the log says
 * @param open without; the same where no log is quoted
 */
public record Statement(@JsonValue LocalizedText whole, LocalizedText open) {

    public Statement {
        Objects.requireNonNull(whole, "whole");
        Objects.requireNonNull(open, "open");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Statement of(LocalizedText text) {
        return new Statement(text, text);
    }

    /** For whoever may not read logs. */
    public Statement withoutLines() {
        return of(open);
    }

    public Statement map(UnaryOperator<LocalizedText> change) {
        return new Statement(change.apply(whole), change.apply(open));
    }

    public String ko() {
        return whole.ko();
    }

    public String en() {
        return whole.en();
    }

    public String in(Locale locale) {
        return whole.in(locale);
    }
}
