package io.totem.procfs;

import java.util.Optional;

/** Reads what processes moved to and from storage. The kernel tells it of others' processes only to whoever may trace them. */
public final class ProcessIoReader {

    private static final int LIMIT = 4096;

    private final ProcFiles files;
    private final KernelText text = new KernelText(LIMIT);

    public ProcessIoReader(HostRoot host) {
        this.files = new ProcFiles(host);
    }

    /** Empty when the process has ended or its numbers are closed to us. */
    public synchronized Optional<ProcessIo> read(int pid) {
        return files.read(pid + "/io", text) == ProcFiles.Outcome.READ ? ProcessIo.parse(text) : Optional.empty();
    }
}
