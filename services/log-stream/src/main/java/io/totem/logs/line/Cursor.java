package io.totem.logs.line;

import com.fasterxml.jackson.annotation.JsonValue;

/** A place in a source, just behind a line. What it says is the source's business; a reader only hands it back. */
public interface Cursor {

    @JsonValue
    String text();
}
