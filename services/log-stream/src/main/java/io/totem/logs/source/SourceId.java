package io.totem.logs.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names a source in the API: {@code file:/var/log/syslog}, {@code journal:}, {@code journal:nginx.service}. */
public sealed interface SourceId {

    String FILE = "file:";
    String JOURNAL = "journal:";

    /** As the API writes it. */
    String text();

    /** A path as the caller wrote it; whether it may be opened is decided elsewhere. */
    record File(Path path) implements SourceId {

        @Override
        public String text() {
            return FILE + path;
        }
    }

    /** The whole journal, or one unit of it. */
    record Journal(Optional<String> unit) implements SourceId {

        /** The characters systemd allows in a unit's name (systemd.unit(5)); no glob, and no leading dash. */
        private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9:_.\\\\@][A-Za-z0-9:_.\\\\@-]{0,254}");

        public Journal {
            if (unit.isPresent() && !isUnit(unit.get())) {
                throw new IllegalArgumentException("not a unit's name: " + unit.get());
            }
        }

        public static boolean isUnit(String name) {
            return UNIT.matcher(name).matches();
        }

        @Override
        public String text() {
            return JOURNAL + unit.orElse("");
        }
    }

    /** Empty when it can be no source at all. */
    static Optional<SourceId> parse(String text) {
        if (text.startsWith(FILE)) {
            return path(text.substring(FILE.length())).map(File::new);
        }
        if (!text.startsWith(JOURNAL)) {
            return Optional.empty();
        }
        String unit = text.substring(JOURNAL.length());
        if (unit.isEmpty()) {
            return Optional.of(new Journal(Optional.empty()));
        }
        return Journal.isUnit(unit) ? Optional.of(new Journal(Optional.of(unit))) : Optional.empty();
    }

    private static Optional<Path> path(String words) {
        try {
            return Optional.of(Path.of(words));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
