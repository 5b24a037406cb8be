package io.totem.api.logs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** A place in a source, just behind a line. What it says is the source's business; a reader only hands it back. */
public interface Cursor {

    @JsonValue
    String text();

    /** As a reader got it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Cursor of(String text) {
        return new Received(text);
    }

    /** One that only log-stream can read. */
    record Received(String text) implements Cursor {

        public Received {
            Objects.requireNonNull(text, "text");
        }
    }
}
