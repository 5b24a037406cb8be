package io.totem.procfs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text of {@code /proc/PID/cmdline}: arguments, each ended by a NUL. */
final class CommandLine {

    /** The most that is kept of one. */
    static final int LIMIT = 4096;

    /** Short arguments take more memory than they have bytes: what stands behind so many of them is kept as one. */
    private static final int BYTES_AN_ARGUMENT = 32;

    private static final int FEWEST_ARGUMENTS = 8;

    private static final Pattern SEPARATOR = Pattern.compile("\0", Pattern.LITERAL);

    private CommandLine() {}

    static List<String> parse(KernelText text) {
        return parse(text, LIMIT);
    }

    /**
     * The arguments in the first bytes. Programs that write their own title pad it with NULs, so empty arguments at the
     * end are dropped.
     */
    static List<String> parse(KernelText text, int limit) {
        String line = text.text(0, limit);
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == 0) {
            end--;
        }
        if (end == 0) {
            return List.of();
        }
        int most = Math.max(FEWEST_ARGUMENTS, limit / BYTES_AN_ARGUMENT);
        List<String> arguments = new ArrayList<>(List.of(SEPARATOR.split(line.substring(0, end), most)));
        arguments.add(arguments.removeLast().replace('\0', ' '));
        return List.copyOf(arguments);
    }
}
