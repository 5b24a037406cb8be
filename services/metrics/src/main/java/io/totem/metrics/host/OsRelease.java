package io.totem.metrics.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The distribution's name, from os-release(5). */
final class OsRelease {

    private static final String KEY = "PRETTY_NAME=";

    private OsRelease() {}

    /** @param root the host's root folder */
    static Optional<String> prettyName(Path root) {
        return read(root.resolve("etc/os-release")).or(() -> read(root.resolve("usr/lib/os-release")));
    }

    /** The value may stand in single or double quotes, or in none. */
    static Optional<String> parse(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(KEY))
                .map(line -> unquoted(line.substring(KEY.length()).strip()))
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private static Optional<String> read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
