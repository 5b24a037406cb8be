package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * apk's database, one file, {@code /lib/apk/db/installed} (Alpine's wiki, "Apk spec"): a paragraph for each package with
 * {@code P:} name, {@code V:} version, {@code T:} description, then {@code F:} a folder, {@code R:} a file in it and
 * {@code Z:} the digest of that. When a single package was updated it does not say: the time of the file stands for it.
 */
final class ApkDatabase implements PackageDatabase {

    private static final long LARGEST = 256L << 20;
    private static final int MOST_PATH = 8 * 1024;

    private final Path file;
    private final FolderLinks links;

    /** @param file where {@code installed} is seen from here */
    ApkDatabase(Path file, FolderLinks links) {
        this.file = file;
        this.links = links;
    }

    @Override
    public Optional<Stamp> stamp() {
        return Stamp.of(file);
    }

    /** The key of a package is where its paragraph begins, in bytes. */
    @Override
    public void tell(PackageIndex.Builder index) throws IOException {
        try (LineReader lines = LineReader.of(file, 0, LARGEST)) {
            byte[] path = new byte[2 * MOST_PATH];
            int folder = 0;
            boolean inside = false;
            boolean ended = true;
            while (lines.next()) {
                if (lines.isEmpty()) {
                    inside = false;
                } else if (!inside) {
                    inside = true;
                    index.begin(Long.toString(lines.start()));
                }
                if (is(lines, 'F')) {
                    folder = folder(lines, path);
                } else if (is(lines, 'R')) {
                    int name = lines.length() - 2;
                    System.arraycopy(lines.bytes(), 2, path, folder, name);
                    index.path(path, 0, folder + name);
                }
                ended = lines.ended();
            }
            // Every paragraph ends with an empty line: one without was cut.
            if (inside || !ended) {
                index.missing();
            }
        }
    }

    private static int folder(LineReader lines, byte[] into) {
        int length = lines.length() - 2;
        into[0] = '/';
        if (length == 0) {
            return 1;
        }
        System.arraycopy(lines.bytes(), 2, into, 1, length);
        into[length + 1] = '/';
        return length + 2;
    }

    private static boolean is(LineReader lines, char field) {
        return lines.length() >= 2 && lines.bytes()[0] == field && lines.bytes()[1] == ':';
    }

    @Override
    public Optional<PackagedFile> find(String key, String listed, String path) throws IOException {
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        try (LineReader lines = LineReader.of(file, Long.parseLong(key), LARGEST)) {
            return Paragraph.read(lines, listed, links)
                    .filter(found -> found.lists)
                    .map(found -> new PackagedFile(
                            new OwningPackage(PackageSystem.APK, found.name, found.version, found.description),
                            found.digest,
                            changed));
        }
    }

    /** What matters of one package. */
    private static final class Paragraph {
        private String name = "";
        private String version = "";
        private String description = "";
        private Optional<FileDigest> digest = Optional.empty();
        private boolean lists;

        static Optional<Paragraph> read(LineReader lines, String listed, FolderLinks links) throws IOException {
            Paragraph found = new Paragraph();
            byte[] wanted = ("R:" + listed.substring(listed.lastIndexOf('/') + 1)).getBytes(UTF_8);
            String folder = "";
            boolean here = false;
            while (lines.next() && !lines.isEmpty()) {
                switch (lines.length() < 2 || lines.bytes()[1] != ':' ? 0 : lines.bytes()[0]) {
                    case 'P' -> found.name = lines.text(2);
                    case 'V' -> found.version = lines.text(2);
                    case 'T' -> found.description = lines.text(2);
                    case 'F' -> folder = lines.text(2);
                    case 'R' -> {
                        here = lines.is(wanted)
                                && links.canonical(path(folder, lines.text(2))).equals(listed);
                        found.lists |= here;
                    }
                    case 'Z' -> {
                        if (here) {
                            found.digest = digest(lines.text(2));
                        }
                    }
                    default -> {}
                }
            }
            return found.name.isEmpty() ? Optional.empty() : Optional.of(found);
        }

        private static String path(String folder, String name) {
            return folder.isEmpty() ? "/" + name : "/" + folder + "/" + name;
        }

        /** {@code Q1} and base64 of SHA-1, {@code Q2} of SHA-256. */
        private static Optional<FileDigest> digest(String words) {
            if (!words.startsWith("Q1") && !words.startsWith("Q2")) {
                return Optional.empty();
            }
            try {
                String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(words.substring(2)));
                return FileDigest.of(words.startsWith("Q1") ? "SHA-1" : "SHA-256", hex);
            } catch (IllegalArgumentException noBase64) {
                return Optional.empty();
            }
        }
    }
}
