package io.totem.logs.line;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One record of Docker's json-file driver: a line of a container's output, or a part of one. The engine cuts a line into
 * records of {@value #BUFFER} bytes. Only that of the line's end ends with a line break, and all have the same time.
 *
 * @param stream {@code stdout} or {@code stderr}
 * @param at when the line began; exact, and of a known zone, where a container's programs often name none
 */
public record ContainerRecord(String text, String stream, Instant at) {

    private static final int BUFFER = 16 * 1024;

    public ContainerRecord {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(at, "at");
    }

    /** Empty for what the engine never wrote. */
    public static Optional<ContainerRecord> read(String json) {
        if (!json.startsWith("{\"log\":")) {
            return Optional.empty();
        }
        Map<String, String> fields = JsonFormat.fields(json);
        String text = fields.get("log");
        return text == null
                ? Optional.empty()
                : at(fields).map(at -> new ContainerRecord(text, fields.getOrDefault("stream", ""), at));
    }

    /** Whether the next record of its stream begins a new line: a part that does not fill the engine's buffer is its program's last. */
    public boolean endsLine() {
        return text.endsWith("\n") || text.getBytes(StandardCharsets.UTF_8).length < BUFFER;
    }

    private static Optional<Instant> at(Map<String, String> fields) {
        try {
            return Optional.of(Instant.parse(fields.getOrDefault("time", "")));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
