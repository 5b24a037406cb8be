package io.totem.logs.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.totem.api.logs.LogLine;
import io.totem.logs.line.Levels;
import io.totem.logs.line.LineParser;
import io.totem.logs.line.LineText;
import io.totem.platform.text.SecretMask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one line of {@code journalctl -o json} (systemd.journal-fields(7)). */
final class JournalEntry {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_TEXT = 16 * 1024;
    private static final long MICROS = 1_000_000;

    /** How journald marks what it broke off in the middle of a line of a program's output, at a NUL or its longest line. */
    private static final Set<String> BREAKS = Set.of("line-max", "nul");

    private final JournalCursor cursor;
    private final Map<String, String> fields;

    private JournalEntry(JournalCursor cursor, Map<String, String> fields) {
        this.cursor = cursor;
        this.fields = fields;
    }

    /** Empty for what is no entry, such as {@code -- No entries --}. */
    static Optional<JournalEntry> read(String json) {
        Map<String, String> fields = fields(json);
        return Optional.ofNullable(fields.get("__CURSOR"))
                .flatMap(JournalCursor::parse)
                .map(cursor -> new JournalEntry(cursor, fields));
    }

    /** The connection that a program's output came by. */
    Optional<String> stream() {
        return Optional.ofNullable(fields.get("_STREAM_ID"));
    }

    /** Whether the next entry of its stream goes on with its line. */
    boolean isBroken() {
        return Optional.ofNullable(fields.get("_LINE_BREAK"))
                .filter(BREAKS::contains)
                .isPresent();
    }

    /** Whether Docker's journald driver says that the entry goes on with another one's line. */
    boolean isLaterPart() {
        return number(fields.get("CONTAINER_PARTIAL_ORDINAL"))
                .filter(ordinal -> ordinal > 1)
                .isPresent();
    }

    /** @param rest whether the start of the line is in another entry: then its priority, too, may be whosever made it long */
    LogLine line(boolean rest) {
        Optional<String> message = Optional.ofNullable(fields.get("MESSAGE"));
        String text = LineText.of(message.orElse(""));
        boolean cut = message.isEmpty() || text.length() > MAX_TEXT || rest || isBroken();
        return new LogLine(
                cursor,
                number(fields.get("__REALTIME_TIMESTAMP")).map(JournalEntry::instant),
                number(fields.get("PRIORITY"))
                        .filter(_ -> !rest)
                        .flatMap(priority -> Levels.ofPriority((int) (long) priority)),
                origin(fields),
                (rest ? LineParser.REST : "")
                        + SecretMask.mask(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text),
                cut);
    }

    private static Optional<String> origin(Map<String, String> fields) {
        return Stream.of("SYSLOG_IDENTIFIER", "_COMM", "_SYSTEMD_UNIT")
                .map(fields::get)
                .filter(Objects::nonNull)
                .map(LineText::of)
                .map(name -> name.length() <= 100 ? name : name.substring(0, 100))
                .findFirst();
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1_000);
    }

    private static Optional<Long> number(String digits) {
        return digits != null && digits.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /** The fields stand in no order. What stands before a fault counts. */
    private static Map<String, String> fields(String json) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                value(parser).ifPresent(value -> fields.put(name, value));
            }
        } catch (IOException cut) {
            return fields;
        }
        return fields;
    }

    /** Text, the bytes of what is no UTF-8, the first of several values of a field, or null for what is too large. */
    private static Optional<String> value(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL
                    ? Optional.of(parser.getText())
                    : Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Optional<String> first = Optional.empty();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                bytes.write(parser.getIntValue());
            } else {
                Optional<String> value = value(parser);
                first = first.or(() -> value);
            }
        }
        return first.or(() -> Optional.of(bytes.toString(StandardCharsets.UTF_8)));
    }
}
