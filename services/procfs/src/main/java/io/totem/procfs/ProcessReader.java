package io.totem.procfs;

import java.util.Optional;

/** Reads one process at a time, into one buffer. Not thread-safe. */
final class ProcessReader {

    private static final int LIMIT = 64 * 1024;
    private static final int TRIES = 3;

    private final ProcFiles files;
    private final ProcessInputs.Wanted wanted;
    private final KernelText text = new KernelText(LIMIT);

    ProcessReader(ProcFiles files, ProcessInputs.Wanted wanted) {
        this.files = files;
        this.wanted = wanted;
    }

    /** A process whose parts were true at one time. */
    record Reading(ProcessStat stat, ProcessDetails details) {}

    /** Its stat as text, to be parsed: how the read went is worth counting. */
    ProcFiles.Outcome readStat(int pid) {
        return files.read(pid + "/stat", text);
    }

    /**
     * The stat that was just read; empty if nothing was, and where it is another process': somebody can mount that one's folder
     * over this one's.
     */
    Optional<ProcessStat> parsedStat(int pid) {
        text.moveTo(0);
        return text.number(-1) == pid ? ProcessStat.parse(text) : Optional.empty();
    }

    /** Empty when the process has ended. */
    Optional<ProcessDetails> details(int pid, ProcessStat stat, int commandLineBytes) {
        return stat.kernelThread()
                ? Optional.of(ProcessDetails.OF_THE_KERNEL)
                : ProcessDetails.read(pid, stat.parentPid(), files, text, commandLineBytes, wanted);
    }

    /**
     * Reads a process so that all parts are of one process running one program: if either changes meanwhile, again. Empty
     * when it has ended, is closed to us, or does not hold still.
     */
    Optional<Reading> consistent(int pid) {
        readStat(pid);
        Optional<ProcessStat> before = parsedStat(pid);
        for (int i = 0; i < TRIES && before.isPresent(); i++) {
            Optional<ProcessDetails> details = details(pid, before.get(), CommandLine.LIMIT);
            readStat(pid);
            Optional<ProcessStat> after = parsedStat(pid);
            if (details.isPresent() && after.isPresent() && after.get().sameProgramAs(before.get())) {
                return Optional.of(new Reading(after.get(), details.get()));
            }
            before = after;
        }
        return Optional.empty();
    }
}
