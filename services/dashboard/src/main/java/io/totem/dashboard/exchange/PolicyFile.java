package io.totem.dashboard.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A file of policies as somebody gave it. */
record PolicyFile(String name, byte[] content) {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            ".json", "application/json",
            ".jsonl", "application/x-ndjson",
            ".ndjson", "application/x-ndjson",
            ".csv", "text/csv");

    /** By the end of its name; empty for a form that is not taken. */
    Optional<String> mediaType() {
        String lower = name.toLowerCase(Locale.ROOT);
        return MEDIA_TYPES.entrySet().stream()
                .filter(form -> lower.endsWith(form.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
