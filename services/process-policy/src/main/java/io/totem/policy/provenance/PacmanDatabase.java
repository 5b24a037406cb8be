package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * pacman's database, {@code /var/lib/pacman/local}: a folder for each package with {@code desc} (name, version,
 * description), {@code files} (its paths) and {@code mtree} (mtree(5), compressed: what its files held).
 */
final class PacmanDatabase implements PackageDatabase {

    private static final long LARGEST = 64L << 20;
    private static final long LARGEST_DESCRIPTION = 1L << 20;
    private static final byte[] FILES = "%FILES%".getBytes(UTF_8);
    private static final String DIGEST = "sha256digest=";

    private final Path folder;
    private final FolderLinks links;

    /** @param folder where {@code local} is seen from here */
    PacmanDatabase(Path folder, FolderLinks links) {
        this.folder = folder;
        this.links = links;
    }

    @Override
    public Optional<Stamp> stamp() {
        return Stamp.of(folder);
    }

    @Override
    public void tell(PackageIndex.Builder index) throws IOException {
        byte[] path = new byte[16 * 1024];
        path[0] = '/';
        try (DirectoryStream<Path> packages = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path one : packages) {
                index.begin(one.getFileName().toString());
                if (!tell(one.resolve("files"), path, index)) {
                    index.missing();
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
    }

    /** @return whether it was read to its end */
    private static boolean tell(Path files, byte[] path, PackageIndex.Builder index) throws IOException {
        boolean inside = false;
        try (LineReader lines = LineReader.of(files, 0, LARGEST)) {
            while (lines.next()) {
                if (lines.isEmpty() || lines.bytes()[0] == '%') {
                    inside = lines.is(FILES);
                } else if (inside && lines.bytes()[lines.length() - 1] != '/') {
                    System.arraycopy(lines.bytes(), 0, path, 1, lines.length());
                    index.path(path, 0, lines.length() + 1);
                }
                if (!lines.ended()) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public Optional<PackagedFile> find(String key, String listed, String path) throws IOException {
        Path one = folder.resolve(key);
        if (!lists(one.resolve("files"), listed)) {
            return Optional.empty();
        }
        Path desc = one.resolve("desc");
        List<String> lines = described(desc);
        return Optional.of(new PackagedFile(
                new OwningPackage(
                        PackageSystem.PACMAN,
                        after(lines, "%NAME%"),
                        after(lines, "%VERSION%"),
                        after(lines, "%DESC%")),
                digest(one.resolve("mtree"), listed),
                Files.getLastModifiedTime(desc).toInstant()));
    }

    private boolean lists(Path files, String listed) throws IOException {
        try (LineReader lines = LineReader.of(files, 0, LARGEST)) {
            while (lines.next()) {
                if (links.canonical("/" + lines.text()).equals(listed)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static List<String> described(Path desc) throws IOException {
        List<String> found = new ArrayList<>();
        try (LineReader lines = LineReader.of(desc, 0, LARGEST_DESCRIPTION)) {
            while (lines.next()) {
                found.add(lines.text());
            }
        }
        return found;
    }

    private static String after(List<String> lines, String field) {
        int at = lines.indexOf(field);
        return at >= 0 && at + 1 < lines.size() ? lines.get(at + 1) : "";
    }

    /** Packages of long ago have no mtree. */
    private Optional<FileDigest> digest(Path mtree, String listed) throws IOException {
        if (!Files.exists(mtree)) {
            return Optional.empty();
        }
        String name = listed.substring(listed.lastIndexOf('/') + 1);
        try (LineReader lines =
                new LineReader(new GZIPInputStream(Channels.newInputStream(HostFiles.open(mtree))), LARGEST)) {
            while (lines.next()) {
                String line = lines.text();
                if (line.startsWith("./") && line.contains(name)) {
                    String[] words = line.split(" ");
                    if (links.canonical(words[0].substring(1)).equals(listed)) {
                        return digest(words);
                    }
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<FileDigest> digest(String[] words) {
        for (String word : words) {
            if (word.startsWith(DIGEST)) {
                return FileDigest.of("SHA-256", word.substring(DIGEST.length()));
            }
        }
        return Optional.empty();
    }
}
