package io.totem.policy.known;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Programs whose file says little: the script or the applet they run is what a person wants to know about. The table is
 * {@code interpreters/interpreters.jsonl}.
 */
public final class Interpreters {

    private static final String RESOURCE = "interpreters/interpreters.jsonl";

    private static final Pattern VERSIONED = Pattern.compile("(.*?[^0-9.-])-?([0-9]++(?:\\.[0-9]++)*+)");

    private static final List<Interpreter> ALL = read();
    private static final Map<String, Interpreter> BY_NAME = byName();
    private static final List<Interpreter> BY_PATTERN =
            ALL.stream().filter(row -> row.pattern().isPresent()).toList();

    private Interpreters() {}

    /** The row of a file of this name, whatever its version. */
    public static Optional<Interpreter> find(String fileName) {
        Interpreter exact = BY_NAME.get(fileName);
        if (exact != null) {
            return Optional.of(exact);
        }
        Matcher versioned = VERSIONED.matcher(fileName);
        if (endsInDigit(fileName) && versioned.matches() && BY_NAME.containsKey(versioned.group(1))) {
            return Optional.of(BY_NAME.get(versioned.group(1)));
        }
        return BY_PATTERN.stream()
                .filter(row -> row.pattern().orElseThrow().matcher(fileName).matches())
                .findFirst();
    }

    private static boolean endsInDigit(String name) {
        return !name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1));
    }

    /** Whether a file of this name runs scripts or, as busybox does, many programs under their own names. */
    public static boolean isInterpreter(String fileName) {
        return find(fileName).isPresent();
    }

    public static Collection<Interpreter> all() {
        return ALL;
    }

    /** {@code python} for {@code python3.11}; empty when the name carries no version or is no interpreter. */
    static Optional<String> withoutVersion(String fileName) {
        Matcher matcher = VERSIONED.matcher(fileName);
        return matcher.matches() && BY_NAME.containsKey(matcher.group(1))
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    /** {@code python3} for {@code python3.11}; empty when the name carries no minor version. */
    static Optional<String> withoutMinorVersion(String fileName) {
        Matcher matcher = VERSIONED.matcher(fileName);
        if (!matcher.matches()
                || !BY_NAME.containsKey(matcher.group(1))
                || !matcher.group(2).contains(".")) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1)
                + matcher.group(2).substring(0, matcher.group(2).indexOf('.')));
    }

    private static Map<String, Interpreter> byName() {
        Map<String, Interpreter> rows = new HashMap<>();
        for (Interpreter row : ALL) {
            for (String name : row.names()) {
                if (rows.put(name, row) != null) {
                    throw new IllegalStateException(RESOURCE + " names " + name + " twice");
                }
            }
        }
        return Map.copyOf(rows);
    }

    private static List<Interpreter> read() {
        try (InputStream stream = Interpreters.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            ObjectReader reader = new ObjectMapper().readerFor(Interpreter.Line.class);
            return reader.<Interpreter.Line>readValues(stream).readAll().stream()
                    .map(Interpreter.Line::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
