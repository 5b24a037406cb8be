package io.totem.procfs;

import java.util.List;

/** The text of {@code /proc/PID/cmdline}: arguments, each ended by a NUL. */
final class CommandLine {

    private static final int LIMIT = 4096;

    private CommandLine() {}

    /**
     * The arguments in the first 4 KiB. Programs that write their own title pad it with NULs, so empty arguments at the
     * end are dropped.
     */
    static List<String> parse(KernelText text) {
        String line = text.text(0, LIMIT);
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == 0) {
            end--;
        }
        return end == 0 ? List.of() : List.of(line.substring(0, end).split("\0", -1));
    }
}
