package io.totem.policy.drop;

import io.totem.policy.exchange.ImportLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The folder that strangers write into. Nothing in it is followed, unpacked or trusted to hold still. For one thread. */
final class DropFolder {

    private static final int MOST_AT_ONCE = 20;
    private static final int MOST_LISTED = 1_000;
    private static final int MOST_KEPT = 200;
    private static final int LONGEST_NAME = 100;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'-").withZone(ZoneOffset.UTC);

    private final Path folder;
    private Map<Path, Look> before = Map.of();

    /** @param plain whether it is a file of its own, no link and no other name of something else */
    record Dropped(Path path, String name, boolean plain) {}

    private record Look(boolean plain, long size, FileTime changed, Object key) {}

    DropFolder(Path folder) {
        this.folder = folder;
    }

    /** What lies there just as it did at the look before: its upload is over. */
    List<Dropped> complete() throws IOException {
        Map<Path, Look> now = new HashMap<>();
        List<Dropped> complete = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (now.size() < MOST_LISTED && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    Look look = look(entry);
                    now.put(entry, look);
                    if (look.equals(before.get(entry)) && complete.size() < MOST_AT_ONCE) {
                        complete.add(
                                new Dropped(entry, harmless(entry.getFileName().toString()), look.plain()));
                    }
                }
            }
        }
        before = now;
        return complete;
    }

    /** At most one byte more than is taken, so that the reader can tell. */
    static byte[] read(Path file) throws IOException {
        try (SeekableByteChannel channel =
                        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                InputStream stream = Channels.newInputStream(channel)) {
            return stream.readNBytes(ImportLimits.BYTES + 1);
        }
    }

    /** @param to {@code imported} or {@code rejected} */
    void putAway(Dropped file, String to, String report, Instant now) throws IOException {
        Path shelf = folder.resolve(to);
        if (!Files.isDirectory(shelf, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(shelf);
            Files.setPosixFilePermissions(shelf, PosixFilePermissions.fromString("rwxrwxr-x"));
        }
        String name = STAMP.format(now) + file.name();
        Path written = Files.writeString(shelf.resolve(name + ".report.txt"), report);
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-rw-r--"));
        Files.move(file.path(), shelf.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        keepNewest(shelf);
    }

    private static Look look(Path entry) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean alone = !attributes.isRegularFile()
                || (int) Files.getAttribute(entry, "unix:nlink", LinkOption.NOFOLLOW_LINKS) == 1;
        return new Look(
                attributes.isRegularFile() && alone,
                attributes.size(),
                attributes.lastModifiedTime(),
                attributes.fileKey());
    }

    /** What a person can read and a shell does not mind. */
    private static String harmless(String name) {
        String harmless = name.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceAll("^[.-]", "_");
        return harmless.length() <= LONGEST_NAME ? harmless : harmless.substring(harmless.length() - LONGEST_NAME);
    }

    private static void keepNewest(Path shelf) throws IOException {
        List<Path> kept = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(shelf)) {
            entries.forEach(kept::add);
        }
        kept.sort(Comparator.comparing(Path::getFileName));
        for (Path old : kept.subList(0, Math.max(0, kept.size() - 2 * MOST_KEPT))) {
            if (!Files.isDirectory(old, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(old);
            }
        }
    }
}
