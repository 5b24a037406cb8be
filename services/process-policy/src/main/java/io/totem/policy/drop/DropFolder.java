package io.totem.policy.drop;

import io.totem.policy.exchange.ImportLimits;
import io.totem.procfs.FileStatus;
import io.totem.procfs.PathDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that strangers write into. It is read and never written; nothing in it is followed, unpacked or trusted to
 * hold still, and no folder in it is entered. For one thread.
 */
final class DropFolder {

    private static final int MOST_LISTED = 1_000;

    private final Path folder;
    private Map<String, FileStatus> before = Map.of();

    /**
     * What one look found.
     *
     * @param lying all that lies there
     * @param complete what lay there just so at the look before: its upload is over
     */
    record Look(List<DroppedFile> lying, List<DroppedFile> complete) {}

    DropFolder(Path folder) {
        this.folder = folder;
    }

    Look look() throws IOException {
        Map<String, FileStatus> now = new HashMap<>();
        try (PathDescriptor top = PathDescriptor.of(folder)) {
            if (!top.status().isFolder()) {
                throw new NotDirectoryException(folder.toString());
            }
            int listed = 0;
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(top.path())) {
                for (Path entry : entries) {
                    if (listed++ == MOST_LISTED) {
                        break;
                    }
                    String name = entry.getFileName().toString();
                    status(top, name).filter(status -> !status.isFolder()).ifPresent(status -> now.put(name, status));
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        List<DroppedFile> lying = new ArrayList<>();
        now.forEach((name, status) -> lying.add(new DroppedFile(name, status)));
        List<DroppedFile> complete = lying.stream()
                .filter(file -> file.status().equals(before.get(file.name())))
                .toList();
        before = now;
        return new Look(lying, complete);
    }

    /** At most one byte more than is taken, so that the reader can tell; empty when it is no longer what was looked at. */
    Optional<byte[]> read(DroppedFile file) throws IOException {
        try (PathDescriptor top = PathDescriptor.of(folder);
                PathDescriptor held = top.child(file.name())) {
            if (!file.isPlain() || !held.status().equals(file.status())) {
                return Optional.empty();
            }
            byte[] content;
            try (InputStream stream = Channels.newInputStream(held.open())) {
                content = stream.readNBytes(ImportLimits.BYTES + 1);
            }
            return held.status().equals(file.status()) ? Optional.of(content) : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static Optional<FileStatus> status(PathDescriptor top, String name) throws IOException {
        try (PathDescriptor entry = top.child(name)) {
            return Optional.of(entry.status());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
