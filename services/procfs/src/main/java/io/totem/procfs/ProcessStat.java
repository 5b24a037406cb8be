package io.totem.procfs;

import java.util.Optional;

/**
 * The fields of {@code /proc/PID/stat} (proc_pid_stat(5)) that are worth reading at every sweep.
 *
 * @param comm field 2 without its parentheses
 * @param state field 3
 * @param parentPid field 4
 * @param terminal field 7
 * @param flags field 9, the PF_ bits of the kernel
 * @param cpuTicks fields 14 + 15, user and system time in clock ticks
 * @param threads field 20
 * @param startTicks field 22, never negative
 * @param residentPages field 24, never negative
 * @param stackStart field 28: another address after every exec; 0 where the kernel does not tell us
 */
record ProcessStat(
        String comm,
        char state,
        int parentPid,
        int terminal,
        long flags,
        long cpuTicks,
        int threads,
        long startTicks,
        long residentPages,
        long stackStart) {

    private static final long KERNEL_THREAD = 0x0020_0000;
    private static final long FORKED_BUT_NOT_EXECUTED = 0x40;

    /** Empty when the text ends before the start time or is no stat at all. */
    static Optional<ProcessStat> parse(KernelText text) {
        text.moveTo(0);
        int open = text.next('(');
        // A comm may hold anything, ") R 1" included; the last parenthesis is the kernel's own.
        int close = text.last(')');
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        String comm = text.text(open + 1, close);
        text.moveTo(close + 1);
        char state = text.letter('?');
        int parentPid = (int) text.number(0);
        text.skipFields(2);
        int terminal = (int) text.number(0);
        text.skipFields(1);
        long flags = text.number(0);
        text.skipFields(4);
        long cpuTicks = text.number(0) + text.number(0);
        text.skipFields(4);
        int threads = (int) text.number(0);
        text.skipFields(1);
        long startTicks = text.number(-1);
        text.skipFields(1);
        long residentPages = Math.max(0, text.number(0));
        text.skipFields(3);
        long stackStart = text.number(0);
        if (startTicks < 0) {
            return Optional.empty();
        }
        return Optional.of(new ProcessStat(
                comm, state, parentPid, terminal, flags, cpuTicks, threads, startTicks, residentPages, stackStart));
    }

    boolean kernelThread() {
        return (flags & KERNEL_THREAD) != 0;
    }

    /** Whether this is still the process, and still the program (no exec), of the other reading. */
    boolean sameProgramAs(ProcessStat other) {
        return startTicks == other.startTicks
                && stackStart == other.stackStart
                && (flags & FORKED_BUT_NOT_EXECUTED) == (other.flags & FORKED_BUT_NOT_EXECUTED)
                && comm.equals(other.comm);
    }
}
