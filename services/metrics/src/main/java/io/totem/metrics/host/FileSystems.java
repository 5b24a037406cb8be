package io.totem.metrics.host;

import java.io.IOException;
import java.util.List;

/** The mounted file systems a person would name, with their sizes. */
interface FileSystems {

    /** @param now {@link System#nanoTime()}; sizes may be some seconds older than that */
    List<FileSystemReading> read(long now) throws IOException;
}
