package io.totem.policy.termination;

/** Device numbers of terminals as /proc/PID/stat writes them (proc(5), tty_nr; Linux' devices.txt). */
final class Terminals {

    private static final int TTY = 4;
    private static final int CONSOLE = 5;
    private static final int SERIAL = 204;
    private static final int HYPERVISOR = 229;

    private Terminals() {}

    /** Whether a terminal is a screen or serial line of the machine itself and not a pseudo-terminal of ssh or a window. */
    static boolean isConsole(int device) {
        return switch ((device >> 8) & 0xfff) {
            case TTY, SERIAL, HYPERVISOR -> true;
            case CONSOLE -> (device & 0xff) == 1;
            default -> false;
        };
    }
}
