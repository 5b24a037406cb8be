package io.totem.procfs;

import java.util.Optional;

/**
 * The three things a sweep asks of /proc. Paths are relative to it, such as {@code 1234/stat}. Processes end while they
 * are read, so "gone" is an answer, not an error. Not thread-safe.
 */
interface ProcFiles {

    /** How a read went. */
    enum Outcome {
        READ,
        GONE,
        DENIED
    }

    /** The entries of a folder that are numbers, in the kernel's order; none when it is gone or closed to us. */
    int[] numbers(String folder);

    /** Replaces the text with the file's content, as far as the text takes it; leaves it empty unless READ. */
    Outcome read(String file, KernelText into);

    /** Where a link points to; empty when it is gone, closed to us, or points nowhere. */
    Optional<String> link(String link);
}
