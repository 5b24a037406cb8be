package io.totem.procfs;

import java.util.Objects;

/**
 * What stands behind the standard streams of a process, as the kernel's links name it: {@code pipe:[1]},
 * {@code socket:[2]}, the path of a file or a FIFO. Devices, such as terminals and {@code /dev/null}, and what could not be
 * read are "".
 *
 * @param input of {@code /proc/PID/fd/0}
 * @param output of {@code /proc/PID/fd/1}
 * @param executed whether it has started a program since it was made by fork(2): a subshell has not
 */
public record ProcessPipes(String input, String output, boolean executed) {

    /** Nothing to follow. */
    public static final ProcessPipes NONE = new ProcessPipes("", "", true);

    private static final String PIPE = "pipe:[";
    private static final String DEVICES = "/dev/";
    private static final long FORKED_BUT_NOT_EXECUTED = 0x40;

    public ProcessPipes {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(output, "output");
    }

    static ProcessPipes of(String input, String output, KernelText stat) {
        String in = withoutDevices(input);
        String out = withoutDevices(output);
        return in.isEmpty() && out.isEmpty() ? NONE : new ProcessPipes(in, out, executed(stat));
    }

    private static String withoutDevices(String link) {
        return link.startsWith(DEVICES) && !link.startsWith("/dev/shm/") ? "" : link;
    }

    /** PF_FORKNOEXEC in field 9 of {@code /proc/PID/stat}. */
    private static boolean executed(KernelText stat) {
        stat.moveTo(stat.last(')') + 1);
        stat.skipFields(6);
        return (stat.number(0) & FORKED_BUT_NOT_EXECUTED) == 0;
    }

    /** Whether a link of a stream leads to an anonymous pipe. */
    public static boolean isPipe(String link) {
        return link.startsWith(PIPE);
    }

    /** The socket's inode in a link such as {@code socket:[2]}; −1 for anything else. */
    public static long socketOf(String link) {
        return SocketOwners.inodeOf(link);
    }
}
