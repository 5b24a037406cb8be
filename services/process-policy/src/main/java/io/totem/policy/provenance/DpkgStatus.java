package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** dpkg's {@code status}: a paragraph for each package (deb-control(5)), some megabytes, read through for each question. */
final class DpkgStatus {

    /**
     * A package.
     *
     * @param settled whether dpkg is done with it: neither half unpacked nor half removed
     */
    record Entry(OwningPackage owner, boolean settled) {}

    private static final long LARGEST = 256L << 20;
    private static final byte[] PACKAGE = "Package: ".getBytes(UTF_8);
    private static final byte[] STATUS = "Status: ".getBytes(UTF_8);
    private static final byte[] ARCHITECTURE = "Architecture: ".getBytes(UTF_8);
    private static final byte[] VERSION = "Version: ".getBytes(UTF_8);
    private static final byte[] DESCRIPTION = "Description: ".getBytes(UTF_8);
    private static final String INSTALLED = " installed";
    private static final String CONFIGURED_LATER = " unpacked";

    private final Path file;

    DpkgStatus(Path file) {
        this.file = file;
    }

    /** The package's name in {@code info}'s {@code NAME:ARCHITECTURE} or {@code NAME}. */
    static String name(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(0, colon);
    }

    /** How many packages are installed; each of them has a list. */
    int installed() throws IOException {
        int count = 0;
        try (LineReader lines = LineReader.of(file, 0, LARGEST)) {
            while (lines.next()) {
                if (lines.startsWith(STATUS) && lines.text().endsWith(INSTALLED)) {
                    count++;
                }
            }
        }
        return count;
    }

    /** @param key as {@code info} has it */
    Optional<Entry> find(String key) throws IOException {
        String name = name(key);
        String architecture = key.length() > name.length() ? key.substring(name.length() + 1) : "";
        byte[] beginning = ("Package: " + name).getBytes(UTF_8);
        try (LineReader lines = LineReader.of(file, 0, LARGEST)) {
            while (lines.next()) {
                if (lines.is(beginning)) {
                    Paragraph paragraph = Paragraph.read(lines);
                    if (architecture.isEmpty() || paragraph.architecture.equals(architecture)) {
                        return Optional.of(paragraph.entry(key));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What matters of one, from the line after its first to the empty one. */
    private static final class Paragraph {
        private String status = "";
        private String architecture = "";
        private String version = "";
        private String description = "";

        static Paragraph read(LineReader lines) throws IOException {
            Paragraph found = new Paragraph();
            while (lines.next() && !lines.isEmpty() && !lines.startsWith(PACKAGE)) {
                if (lines.startsWith(STATUS)) {
                    found.status = lines.text(STATUS.length);
                } else if (lines.startsWith(ARCHITECTURE)) {
                    found.architecture = lines.text(ARCHITECTURE.length);
                } else if (lines.startsWith(VERSION)) {
                    found.version = lines.text(VERSION.length);
                } else if (lines.startsWith(DESCRIPTION)) {
                    found.description = lines.text(DESCRIPTION.length);
                }
            }
            return found;
        }

        Entry entry(String key) {
            boolean settled = status.endsWith(INSTALLED) || status.endsWith(CONFIGURED_LATER);
            return new Entry(new OwningPackage(PackageSystem.DPKG, key, version, description), settled);
        }
    }
}
