package io.totem.procfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;

/**
 * The host's user names, from its passwd(5) file. Read again when the file has changed; no name service is asked, because
 * that would run a process for every user, and in a container it would be the wrong machine's.
 */
final class HostUsers {

    private static final FileTime NEVER = FileTime.fromMillis(Long.MIN_VALUE);

    private final Path passwd;
    private FileTime readAt = NEVER;
    private Map<Integer, String> names = Map.of();

    HostUsers(Path root) {
        this.passwd = root.resolve("etc/passwd");
    }

    /** Looks whether the file has changed; once a sweep is enough. */
    void refresh() {
        try {
            FileTime modified = Files.getLastModifiedTime(passwd);
            if (!modified.equals(readAt)) {
                names = parse(new String(Files.readAllBytes(passwd), UTF_8));
                readAt = modified;
            }
        } catch (IOException absent) {
            // A host without the file, or one being replaced now: numbers stand for names until it is there.
            names = Map.of();
            readAt = NEVER;
        }
    }

    /** The name, or the number as text. */
    String name(int uid) {
        String name = names.get(uid);
        return name == null ? Integer.toUnsignedString(uid) : name;
    }

    /** Names by number; of two names for a number the first counts, as for getpwuid(3). Broken lines are skipped. */
    static Map<Integer, String> parse(String text) {
        Map<Integer, String> names = new HashMap<>();
        for (String line : text.split("\n")) {
            String[] fields = line.split(":", 4);
            if (fields.length == 4 && !fields[0].isEmpty() && fields[2].matches("[0-9]{1,10}")) {
                names.putIfAbsent((int) Long.parseLong(fields[2]), fields[0]);
            }
        }
        return Map.copyOf(names);
    }
}
