package io.totem.procfs;

import java.util.Optional;

/**
 * What a process moved to and from storage since it started, {@code /proc/PID/io} (proc(5)).
 *
 * @param readBytes fetched from storage, what the cache had left out
 * @param writtenBytes sent to storage
 */
public record ProcessIo(long readBytes, long writtenBytes) {

    static Optional<ProcessIo> parse(KernelText text) {
        long read = text.afterLineStart("read_bytes:") ? text.number(-1) : -1;
        long written = text.afterLineStart("write_bytes:") ? text.number(-1) : -1;
        return read < 0 || written < 0 ? Optional.empty() : Optional.of(new ProcessIo(read, written));
    }
}
