package io.totem.policy.provenance;

import io.totem.procfs.PathDescriptor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Opens files of the host for reading: plain ones only, since a FIFO would hold whoever opens it. */
final class HostFiles {

    private HostFiles() {}

    /** @throws IOException NoSuchFileException when it is not there; another when it is no file or closed to us */
    static FileChannel open(Path file) throws IOException {
        try (PathDescriptor held = PathDescriptor.of(file)) {
            if (!held.status().isRegular()) {
                throw new FileSystemException(file.toString(), null, "no file");
            }
            return held.open();
        }
    }
}
