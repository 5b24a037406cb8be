package io.totem.logs.file;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container's log as Docker's json-file driver names it: {@code ID/ID-json.log}, older ones {@code ID/ID-json.log.1} and
 * so on.
 *
 * @param age 0 for the one that is written
 */
public record ContainerLog(Path folder, String id, int age) {

    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})-json\\.log(?:\\.([0-9]{1,4}))?");

    /** By its name alone; empty for any other file. */
    public static Optional<ContainerLog> of(Path file) {
        Path folder = file.getParent();
        Matcher name = NAME.matcher(file.getFileName().toString());
        return folder != null && name.matches() && folder.endsWith(name.group(1))
                ? Optional.of(new ContainerLog(folder, name.group(1), age(name.group(2))))
                : Optional.empty();
    }

    /** What was written before. */
    Path older() {
        return folder.resolve(id + "-json.log." + (age + 1));
    }

    private static int age(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
