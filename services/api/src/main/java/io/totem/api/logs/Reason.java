package io.totem.api.logs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

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
}
