package io.totem.procfs;

import java.util.List;
import java.util.Optional;

/**
 * One line of {@code /proc/PID/mountinfo} (proc_pid_mountinfo(5)):
 * {@code id parent major:minor root mountPoint options [optional fields …] - type source superOptions}.
 *
 * @param number of the mount itself, as proc_pid_fdinfo(5) has it; −1 where none stands
 * @param root which folder of the file system is mounted; {@code /} unless it is a bind mount or a subvolume
 * @param superOptions of the file system, such as hidepid=invisible
 */
record MountLine(int number, String root, Mount mount, List<String> superOptions) {

    private static final int FIXED_FIELDS = 6;
    private static final String NUMBER = "[0-9]{1,9}";

    /** Empty for a line that is cut short. */
    static Optional<MountLine> parse(String line) {
        List<String> fields = List.of(line.strip().split(" "));
        int separator = fields.indexOf("-");
        if (separator < FIXED_FIELDS || fields.size() < separator + 3) {
            return Optional.empty();
        }
        Mount mount = new Mount(
                fields.get(2),
                unescape(fields.get(4)),
                unescape(fields.get(separator + 2)),
                fields.get(separator + 1),
                List.of(fields.get(5).split(",")));
        int number = fields.getFirst().matches(NUMBER) ? Integer.parseInt(fields.getFirst()) : -1;
        List<String> superOptions = fields.size() > separator + 3
                ? List.of(fields.get(separator + 3).split(","))
                : List.of();
        return Optional.of(new MountLine(number, unescape(fields.get(3)), mount, superOptions));
    }

    /** Blank, tab, newline and backslash are written as a backslash with three octal digits. */
    private static String unescape(String field) {
        int backslash = field.indexOf('\\');
        if (backslash < 0) {
            return field;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) == '\\' && isOctal(field, i + 1)) {
                plain.append((char) Integer.parseInt(field, i + 1, i + 4, 8));
                i += 3;
            } else {
                plain.append(field.charAt(i));
            }
        }
        return plain.toString();
    }

    /** Three digits of at most eight bits. */
    private static boolean isOctal(String field, int start) {
        return start + 3 <= field.length()
                && isDigit(field.charAt(start), '3')
                && isDigit(field.charAt(start + 1), '7')
                && isDigit(field.charAt(start + 2), '7');
    }

    private static boolean isDigit(char c, char most) {
        return c >= '0' && c <= most;
    }
}
