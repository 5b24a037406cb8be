package io.totem.dashboard.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A file of policies as somebody gave it. */
record PolicyFile(String name, byte[] content) {

    /** What process-policy takes. */
    enum Form {
        JSON,
        LINES,
        CSV
    }

    private static final Map<String, Form> FORMS =
            Map.of(".json", Form.JSON, ".jsonl", Form.LINES, ".ndjson", Form.LINES, ".csv", Form.CSV);

    /** By the end of its name; empty for a form that is not taken. */
    Optional<Form> form() {
        String lower = name.toLowerCase(Locale.ROOT);
        return FORMS.entrySet().stream()
                .filter(form -> lower.endsWith(form.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
