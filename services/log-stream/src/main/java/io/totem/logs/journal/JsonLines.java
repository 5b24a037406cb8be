package io.totem.logs.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads lines of JSON, of which no string and no array of numbers may take more than its bound: what is more of it is
 * left out, and the line is still JSON. journalctl writes the fields of an entry in no order, so that a message without
 * end must not hide those behind it.
 */
final class JsonLines {

    /** Enough for 16 Ki characters, each escaped in six bytes. */
    private static final int MAX_VALUE = 128 * 1024;

    private static final int MAX_LINE = 1024 * 1024;
    private static final int UNICODE_DIGITS = 4;

    private final InputStream input;
    private ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean inString;
    /** Bytes of an escape that are still to come. */
    private int escaped;
    /** Of the value so far. */
    private int length;

    private boolean cutting;

    JsonLines(InputStream input) {
        this.input = input;
    }

    /** The next line, without what is too long of it; empty at the end. Waits. */
    Optional<String> next() throws IOException {
        int next = input.read();
        if (next < 0) {
            return Optional.empty();
        }
        line = new ByteArrayOutputStream(1024);
        inString = false;
        escaped = 0;
        start();
        for (; next >= 0 && next != '\n'; next = input.read()) {
            if (inString) {
                text(next);
            } else {
                structure(next);
            }
            keep(next);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    /** Cuts only before a whole character, and never in an escape (RFC 8259, section 7). */
    private void text(int next) {
        if (escaped > 0) {
            escaped = next == 'u' ? UNICODE_DIGITS : escaped - 1;
        } else if (next == '"') {
            inString = false;
            start();
        } else {
            cutting |= length > MAX_VALUE && !continuesCharacter(next);
            escaped = next == '\\' ? 1 : 0;
        }
    }

    /** Cuts only between two numbers. */
    private void structure(int next) {
        if ("[]{}:\"".indexOf(next) >= 0) {
            inString = next == '"';
            start();
        }
        cutting |= length > MAX_VALUE && next == ',';
    }

    /** RFC 3629. */
    private static boolean continuesCharacter(int next) {
        return (next & 0xC0) == 0x80;
    }

    private void start() {
        length = 0;
        cutting = false;
    }

    private void keep(int next) {
        length++;
        if (!cutting && line.size() < MAX_LINE) {
            line.write(next);
        }
    }
}
