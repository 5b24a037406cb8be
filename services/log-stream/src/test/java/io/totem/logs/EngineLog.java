package io.totem.logs;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes records as Docker's json-file driver does: a line in parts of 16 KiB, all with the time of the first. */
public final class EngineLog {

    public static final String ID = "fedcba9876543210".repeat(4);

    private static final int PART = 16 * 1024;

    private EngineLog() {}

    /** The records of one line of ASCII, its line end included. */
    public static List<String> records(String stream, Instant at, String line) {
        List<String> records = new ArrayList<>();
        String rest = line + "\n";
        while (rest.length() > PART) {
            records.add(record(stream, at, rest.substring(0, PART)));
            rest = rest.substring(PART);
        }
        records.add(record(stream, at, rest));
        return records;
    }

    public static String record(String stream, Instant at, String text) {
        String escaped = new String(JsonStringEncoder.getInstance().quoteAsString(text));
        return "{\"log\":\"%s\",\"stream\":\"%s\",\"time\":\"%s\"}%n".formatted(escaped, stream, at);
    }
}
