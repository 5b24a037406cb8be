package io.totem.api.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Who wrote a policy last. A new catalogue touches only what the catalogue wrote. */
public enum Origin {
    CATALOG,
    IMPORT,
    OPERATOR;

    /** The word in JSON and in the store: lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Origin ofWord(String word) {
        return Arrays.stream(values())
                .filter(origin -> origin.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no origin " + word));
    }
}
