package io.totem.platform.problem;

import io.totem.api.text.LocalizedText;
import java.util.Objects;

/**
 * What every occurrence of one error has in common.
 *
 * @param status the HTTP status, 400–599
 * @param title a few words naming the kind of problem (RFC 9457, "title")
 */
public record ErrorKind(int status, LocalizedText title) {

    public ErrorKind {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("not the status of an error: " + status);
        }
        Objects.requireNonNull(title, "title");
    }

    public ErrorKind(int status, String korean, String english) {
        this(status, new LocalizedText(korean, english));
    }
}
