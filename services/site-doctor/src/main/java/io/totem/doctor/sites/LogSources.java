package io.totem.doctor.sites;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The names of logs, as an admin writes them: {@code file:/…}, {@code journal:UNIT} or {@code docker: NAME}, with commas between. */
public final class LogSources {

    public static final String FILE = "file:";

    /** A comma before the next source; a file's name may hold others. */
    private static final Pattern BETWEEN = Pattern.compile(",\\s*(?=docker: |file:/|journal:)");

    /** As systemd names its units, and the engine its containers. */
    private static final Pattern OTHERS =
            Pattern.compile("journal:[A-Za-z0-9:_.\\\\@-]{0,255}|docker: [a-zA-Z0-9][a-zA-Z0-9_.-]{0,254}");

    private LogSources() {}

    public static List<String> split(String words) {
        return BETWEEN.splitAsStream(words).toList();
    }

    /** Whether each is the name of a log. Whether it may be read is log-stream's to say. */
    static boolean areNames(String words) {
        return split(words).stream()
                .allMatch(source -> source.startsWith(FILE)
                        ? isPath(source.substring(FILE.length()))
                        : OTHERS.matcher(source).matches());
    }

    private static boolean isPath(String words) {
        try {
            Path path = Path.of(words);
            return path.isAbsolute()
                    && path.getNameCount() > 0
                    && path.normalize().toString().equals(words);
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
