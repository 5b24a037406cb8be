package io.totem.logs.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A log file that was judged and opened.
 *
 * @param seen the path the caller knows it by
 * @param real where it lies, without links
 * @param modifiedAt when it was opened
 * @param home the origin of lines that name none: the folder it lies in, when that is not a root
 */
public record LogFile(Path seen, Path real, FileKey key, Instant modifiedAt, Optional<String> home, FileChannel channel)
        implements Closeable {

    /** Whether its lines are the records of a container's engine. */
    public boolean isContainers() {
        return ContainerLog.of(real).isPresent();
    }

    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
