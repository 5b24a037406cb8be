package io.totem.policy.explanation;

import io.totem.api.text.LocalizedText;
import io.totem.policy.Messages;
import java.util.List;
import java.util.Objects;

/**
 * A sentence of this module with what fills it. It is put into words only when somebody reads it: that costs more than all
 * the looking up.
 *
 * @param arguments strings, and texts in both languages
 */
public record Sentence(String key, List<Object> arguments) {

    public Sentence {
        Objects.requireNonNull(key, "key");
        arguments = List.copyOf(arguments);
    }

    static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }

    public LocalizedText text() {
        return Messages.text(key, arguments.toArray());
    }
}
