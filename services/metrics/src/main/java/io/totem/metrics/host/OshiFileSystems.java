package io.totem.metrics.host;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import oshi.software.os.FileSystem;
import oshi.software.os.OSFileStore;

/** File systems as OSHI finds them: for systems without Linux' mount table. */
final class OshiFileSystems implements FileSystems {

    private final FileSystem fileSystem;

    OshiFileSystems(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    @Override
    public List<FileSystemReading> read(long now) {
        return fileSystem.getFileStores(true).stream()
                .map(OshiFileSystems::reading)
                .toList();
    }

    private static FileSystemReading reading(OSFileStore store) {
        boolean readOnly = Arrays.asList(store.getOptions().split(",")).contains("ro");
        Optional<FileSystemReading.Space> space = store.getTotalSpace() > 0
                ? Optional.of(new FileSystemReading.Space(
                        store.getTotalSpace(), store.getFreeSpace(), store.getUsableSpace()))
                : Optional.empty();
        return new FileSystemReading(store.getMount(), store.getVolume(), store.getType(), readOnly, space);
    }
}
