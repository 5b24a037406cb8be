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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that strangers write into. It is read and never written; nothing in it is followed, unpacked or trusted to
 * hold still, and no folder in it is entered. For one thread.
 */
final class DropFolder {

    /** By the one time that no sender can set: whoever touches a file puts it last. */
    private static final Comparator<DroppedFile> OLDEST_FIRST = Comparator.comparing(
                    (DroppedFile file) -> file.status().changedAt())
            .thenComparing(DroppedFile::name);

    private final Path folder;
    private final int mostListed;
    private Map<String, FileStatus> before = Map.of();

    /**
     * What one look found.
     *
     * @param whole whether that is all there is: of a folder that holds too much nobody can say who came first
     * @param lying the files in it
     * @param complete those that lay there just so at the look before, whose upload is over; the oldest first
     */
    record Look(boolean whole, List<DroppedFile> lying, List<DroppedFile> complete) {}

    /** @param mostListed bounds what a look costs: each of these is asked for its status */
    DropFolder(Path folder, int mostListed) {
        this.folder = folder;
        this.mostListed = mostListed;
    }

    Look look() throws IOException {
        Map<String, FileStatus> now = new HashMap<>();
        boolean whole;
        try (PathDescriptor top = PathDescriptor.of(folder)) {
            if (!top.status().isFolder()) {
                throw new NotDirectoryException(folder.toString());
            }
            whole = list(top, now);
        }
        List<DroppedFile> lying = new ArrayList<>();
        now.forEach((name, status) -> lying.add(new DroppedFile(name, status)));
        List<DroppedFile> complete = lying.stream()
                .filter(file -> file.status().equals(before.get(file.name())))
                .sorted(OLDEST_FIRST)
                .toList();
        before = now;
        return new Look(whole, lying, complete);
    }

    /** @return false when there is more than is listed */
    private boolean list(PathDescriptor top, Map<String, FileStatus> found) throws IOException {
        int listed = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(top.path())) {
            for (Path entry : entries) {
                if (listed++ == mostListed) {
                    return false;
                }
                String name = entry.getFileName().toString();
                status(top, name).filter(status -> !status.isFolder()).ifPresent(status -> found.put(name, status));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return true;
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
