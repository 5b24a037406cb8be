package io.totem.metrics.history;

import java.util.List;

/** Where slots outlive the process. Used by one thread, which waits for it. */
interface SampleArchive extends AutoCloseable {

    /**
     * The slots from one number to another, both included, as far as they are known. What cannot be understood is left
     * out and said in the log.
     */
    List<Slot> read(long first, long last) throws ArchiveException, InterruptedException;

    /** Returns when all are kept; a slot that was kept before is replaced. */
    void write(List<Slot> slots) throws ArchiveException, InterruptedException;

    @Override
    void close();
}
