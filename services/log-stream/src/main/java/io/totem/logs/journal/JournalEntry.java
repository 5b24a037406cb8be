package io.totem.logs.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.totem.logs.line.Level;
import io.totem.logs.line.LineText;
import io.totem.logs.line.LogLine;
import io.totem.platform.text.SecretMask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one line of {@code journalctl -o json} (systemd.journal-fields(7)). */
final class JournalEntry {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_TEXT = 16 * 1024;
    private static final long MICROS = 1_000_000;

    private JournalEntry() {}

    /** Empty for what is no entry, such as {@code -- No entries --}. */
    static Optional<LogLine> read(String json) {
        Map<String, String> fields = fields(json);
        return Optional.ofNullable(fields.get("__CURSOR"))
                .flatMap(JournalCursor::parse)
                .map(cursor -> line(cursor, fields));
    }

    private static LogLine line(JournalCursor cursor, Map<String, String> fields) {
        Optional<String> message = Optional.ofNullable(fields.get("MESSAGE"));
        String text = LineText.of(message.orElse(""));
        boolean cut = message.isEmpty() || text.length() > MAX_TEXT;
        return new LogLine(
                cursor,
                number(fields.get("__REALTIME_TIMESTAMP")).map(JournalEntry::instant),
                number(fields.get("PRIORITY")).flatMap(priority -> Level.ofPriority((int) (long) priority)),
                origin(fields),
                SecretMask.mask(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text),
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
