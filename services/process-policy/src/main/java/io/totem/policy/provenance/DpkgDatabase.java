package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * dpkg's database, {@code /var/lib/dpkg} (dpkg(1), "FILES"): {@code info/PACKAGE.list} has a package's paths,
 * {@code info/PACKAGE.md5sums} what its files held, {@code status} its version and description, {@code diversions} what
 * was moved out of another package's way (dpkg-divert(1)).
 */
final class DpkgDatabase implements PackageDatabase {

    private static final String LIST = ".list";
    private static final int MD5_DIGITS = 32;

    /** Of one file; the largest list of a real package has some megabytes. */
    private static final long LARGEST_LIST = 64L << 20;

    private final Path folder;
    private final Path info;
    private final FolderLinks links;
    private final DpkgStatus status;

    /** @param folder where {@code /var/lib/dpkg} is seen from here */
    DpkgDatabase(Path folder, FolderLinks links) {
        this.folder = folder;
        this.info = folder.resolve("info");
        this.links = links;
        this.status = new DpkgStatus(folder.resolve("status"));
    }

    @Override
    public Optional<Stamp> stamp() {
        return Stamp.of(folder.resolve("status"), info, folder.resolve("diversions"));
    }

    @Override
    public void tell(PackageIndex.Builder index) throws IOException {
        int lists = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(info, "*" + LIST)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                index.begin(name.substring(0, name.length() - LIST.length()));
                tell(file, index);
                lists++;
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        if (lists < status.installed()) {
            index.missing();
        }
    }

    private static void tell(Path list, PackageIndex.Builder index) throws IOException {
        try (LineReader lines = LineReader.of(list, 0, LARGEST_LIST)) {
            while (lines.next()) {
                index.path(lines.bytes(), 0, lines.length());
                if (!lines.ended()) {
                    index.missing();
                }
            }
        }
    }

    @Override
    public List<String> listedAs(String path) {
        List<String> names = new ArrayList<>(1);
        names.add(path);
        diversions().stream()
                .filter(diversion -> diversion.to().equals(path))
                .map(DpkgDiversion::from)
                .forEach(names::add);
        return names;
    }

    @Override
    public boolean leftToAdmin(String path) {
        return diversions().stream()
                .anyMatch(diversion -> diversion.byAdmin() && diversion.from().equals(path));
    }

    private List<DpkgDiversion> diversions() {
        return DpkgDiversion.read(folder.resolve("diversions"), links);
    }

    @Override
    public Optional<PackagedFile> find(String key, String listed, String path) throws IOException {
        if (isDivertedFrom(key, listed) == listed.equals(path) || !lists(key, listed)) {
            return Optional.empty();
        }
        Optional<DpkgStatus.Entry> entry = status.find(key);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Instant installedAt =
                Files.getLastModifiedTime(info.resolve(key + LIST)).toInstant();
        return Optional.of(new PackagedFile(
                entry.get().owner(), entry.get().settled() ? digest(key, listed) : Optional.empty(), installedAt));
    }

    /** Whether this package's file of that name lies elsewhere. */
    private boolean isDivertedFrom(String key, String listed) {
        String name = DpkgStatus.name(key);
        return diversions().stream()
                .anyMatch(diversion ->
                        diversion.from().equals(listed) && !diversion.by().equals(name));
    }

    private boolean lists(String key, String listed) throws IOException {
        try (LineReader lines = LineReader.of(info.resolve(key + LIST), 0, LARGEST_LIST)) {
            byte[] name = fileName(listed);
            while (lines.next()) {
                if (endsWith(lines, name) && links.canonical(lines.text()).equals(listed)) {
                    return true;
                }
            }
            return false;
        }
    }

    private Optional<FileDigest> digest(String key, String listed) throws IOException {
        Path sums = info.resolve(key + ".md5sums");
        if (!Files.exists(sums)) {
            return Optional.empty();
        }
        try (LineReader lines = LineReader.of(sums, 0, LARGEST_LIST)) {
            byte[] name = fileName(listed);
            while (lines.next()) {
                if (endsWith(lines, name)) {
                    String line = lines.text();
                    int path = line.indexOf("  ");
                    if (path == MD5_DIGITS
                            && links.canonical("/" + line.substring(path + 2)).equals(listed)) {
                        return FileDigest.of("MD5", line.substring(0, MD5_DIGITS));
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** With its slash, or its bytes alone where they are no ASCII. */
    private static byte[] fileName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return US_ASCII.newEncoder().canEncode(name) ? name.getBytes(US_ASCII) : new byte[0];
    }

    /** Spares making text of every line. */
    private static boolean endsWith(LineReader lines, byte[] end) {
        int from = lines.length() - end.length;
        for (int i = 0; i < end.length; i++) {
            if (from < 0 || lines.bytes()[from + i] != end[i]) {
                return false;
            }
        }
        return true;
    }
}
