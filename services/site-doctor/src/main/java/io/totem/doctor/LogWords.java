package io.totem.doctor;

import java.util.Objects;

/**
 * Words that are known from a log only. They are no string: so they never become part of a command or an address, and only
 * whoever may read logs gets to see them.
 */
public record LogWords(String words) {

    public LogWords {
        Objects.requireNonNull(words, "words");
    }
}
