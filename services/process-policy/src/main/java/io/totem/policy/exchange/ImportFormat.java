package io.totem.policy.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms a dictionary travels in. */
public enum ImportFormat {
    /** An array of policies, one policy, or the bare dictionary {@code {"name": "description"}}. */
    JSON("application/json", "json"),
    /** The same, one object a line. */
    JSONL("application/x-ndjson", "jsonl"),
    /** A header and a row a policy; {@code name,description} alone is the bare dictionary. */
    CSV("text/csv", "csv"),
    /** The bare dictionary; to be had only. */
    NAMES("application/json", "json");

    private final String mediaType;
    private final String extension;

    ImportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    public static Optional<ImportFormat> ofWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** By the end of a file's name, in any case; empty for one that is not taken. */
    public static Optional<ImportFormat> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".ndjson")
                ? Optional.of(JSONL)
                : Arrays.stream(values())
                        .filter(format -> lower.endsWith("." + format.extension))
                        .findFirst();
    }
}
