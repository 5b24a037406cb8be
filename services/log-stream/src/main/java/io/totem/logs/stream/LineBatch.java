package io.totem.logs.stream;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.totem.api.logs.LogLine;
import io.totem.platform.stream.StreamEvent;
import java.util.List;

/** The lines of one event. They are made into JSON once, however many viewers get them. */
public final class LineBatch {

    public static final String EVENT = "lines";

    /** The most lines of one event. */
    public static final int MAX_LINES = 200;

    private final List<LogLine> lines;
    private final ObjectWriter writer;
    private String json = "";

    public LineBatch(List<LogLine> lines, ObjectWriter writer) {
        this.lines = List.copyOf(lines);
        this.writer = writer;
    }

    public List<LogLine> lines() {
        return lines;
    }

    /** Its id is the place behind its last line. */
    public StreamEvent event() {
        return new StreamEvent(lines.getLast().cursor().text(), EVENT, this, lines.size());
    }

    @JsonValue
    @JsonRawValue
    public synchronized String json() throws JsonProcessingException {
        if (json.isEmpty()) {
            json = writer.writeValueAsString(lines);
        }
        return json;
    }
}
