package io.totem.logs.line;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.totem.api.logs.Level;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One JSON object a line, as pino, zap, logrus, structlog, Quarkus, MongoDB and Docker write it. */
final class JsonFormat implements LineFormat {

    private static final JsonFactory JSON = new JsonFactory();

    private static final List<String> TIMES = List.of("time", "timestamp", "@timestamp", "ts", "asctime", "t");
    private static final List<String> LEVELS = List.of("level", "severity", "lvl", "loglevel", "levelname", "s");
    private static final List<String> ORIGINS =
            List.of("loggerName", "logger", "logger_name", "service", "app", "name", "c");

    @Override
    public Optional<Stamp> read(String line, LineClock clock) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        Map<String, String> fields = fields(line);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Stamp(
                first(fields, TIMES).flatMap(words -> time(words, clock)),
                first(fields, LEVELS).flatMap(JsonFormat::level),
                first(fields, ORIGINS)));
    }

    /** The text and number fields on the top level, and what stands before a fault when the line is cut or broken. */
    static Map<String, String> fields(String line) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isScalarValue()) {
                    fields.put(name, parser.getText());
                } else {
                    readNested(parser, name, fields);
                }
            }
        } catch (IOException cut) {
            return fields;
        }
        return fields;
    }

    /** MongoDB writes its time one level down: {@code "t": {"$date": "…"}}. */
    private static void readNested(JsonParser parser, String name, Map<String, String> fields) throws IOException {
        if (!name.equals("t") || parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
            if (parser.currentToken().isScalarValue()) {
                fields.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    private static Optional<String> first(Map<String, String> fields, List<String> names) {
        return names.stream().filter(fields::containsKey).map(fields::get).findFirst();
    }

    private static Optional<Instant> time(String words, LineClock clock) {
        return IsoFormat.time(words, clock).or(() -> epoch(words));
    }

    /** Seconds with a fraction (zap) or milliseconds (pino) since 1970. */
    private static Optional<Instant> epoch(String words) {
        try {
            double number = Double.parseDouble(words);
            double millis = number > 1e11 ? number : number * 1_000;
            return millis > 0 && millis < 1e14 ? Optional.of(Instant.ofEpochMilli((long) millis)) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Level> level(String words) {
        return switch (words) {
            case "10", "20", "D", "D1", "D2", "D3", "D4", "D5" -> Optional.of(Level.DEBUG);
            case "30", "I" -> Optional.of(Level.INFO);
            case "40", "W" -> Optional.of(Level.WARN);
            case "50", "60", "E", "F" -> Optional.of(Level.ERROR);
            default -> Levels.ofWord(words);
        };
    }
}
