package io.totem.logs.blocked;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why the reverse proxy blocked a request: the words of nginx/conf/snippets/refused.conf. */
public enum Reason {
    SCANNER,
    TRAVERSAL,
    DOTFILE,
    HEADER,
    MALFORMED,
    BODY,
    LOGIN,
    RATE,
    SLOW,
    HOST;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Reason> of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }
}
