package io.totem.api.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a name means what a policy says about it. */
public enum Platform {
    LINUX,
    WINDOWS,
    /** The same program under the same name everywhere. */
    COMMON;

    /** The word in JSON, in addresses and in the store: lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Platform> ofWord(String word) {
        return Arrays.stream(values())
                .filter(platform -> platform.word().equals(word))
                .findFirst();
    }

    /** The platform of the machine this runs on; systems that are neither share Linux' names. */
    public static Platform ofHost(String operatingSystem) {
        return operatingSystem.toLowerCase(Locale.ROOT).startsWith("windows") ? WINDOWS : LINUX;
    }

    @JsonCreator
    static Platform fromJson(String word) {
        return ofWord(word).orElseThrow(() -> new IllegalArgumentException("no platform " + word));
    }
}
