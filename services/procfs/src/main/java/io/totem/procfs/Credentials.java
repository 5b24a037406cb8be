package io.totem.procfs;

/**
 * The users of a process (credentials(7)): the first two numbers of the line {@code Uid:} of {@code /proc/PID/status}
 * (proc_pid_status(5)).
 *
 * @param real who started it
 * @param effective whose rights it has
 */
record Credentials(int real, int effective) {

    /** Nobody's, where no number stands. */
    private static final int NO_UID = -1;

    static Credentials parse(KernelText status) {
        if (!status.afterLineStart("Uid:")) {
            return new Credentials(NO_UID, NO_UID);
        }
        int real = (int) status.number(NO_UID);
        return new Credentials(real, (int) status.number(real));
    }
}
