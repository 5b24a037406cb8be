package io.totem.policy.port;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How bad something is, mildest first. */
public enum Severity {
    INFO,
    CAUTION,
    DANGER;

    /** One step less; info stays info. */
    public Severity milder() {
        return this == DANGER ? CAUTION : INFO;
    }

    /** The word in JSON: lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Severity ofWord(String word) {
        return Arrays.stream(values())
                .filter(severity -> severity.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no severity " + word));
    }
}
