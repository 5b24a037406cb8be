package io.totem.procfs;

/**
 * The users of a process (credentials(7)), what they may do, and who follows it: the first two numbers of the line {@code Uid:} of
 * {@code /proc/PID/status}, and the lines {@code CapEff:} and {@code TracerPid:} (proc_pid_status(5)).
 *
 * @param real who started it
 * @param effective whose rights it has
 * @param capabilities its effective capabilities (capabilities(7)), a bit each; 0 where none are told
 * @param tracer the PID of who follows it by ptrace(2); 0 where nobody does
 */
record Credentials(int real, int effective, long capabilities, int tracer) {

    /** Nobody's, where no number stands. */
    private static final int NO_UID = -1;

    static Credentials parse(KernelText status) {
        int tracer = status.afterLineStart("TracerPid:") ? (int) status.number(0) : 0;
        if (!status.afterLineStart("Uid:")) {
            return new Credentials(NO_UID, NO_UID, 0, tracer);
        }
        int real = (int) status.number(NO_UID);
        int effective = (int) status.number(real);
        long capabilities = status.afterLineStart("CapEff:") ? status.hexadecimal(0) : 0;
        return new Credentials(real, effective, capabilities, tracer);
    }
}
