package io.totem.policy.provenance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A package's file was moved out of another's way (dpkg-divert(1)).
 *
 * @param from where packages list it, canonical
 * @param to where it lies instead, canonical
 * @param by the package that has {@code from} for itself; {@code :} when an admin does
 */
record DpkgDiversion(String from, String to, String by) {

    private static final long LARGEST = 4L << 20;
    private static final int MOST = 10_000;
    private static final String ADMIN = ":";

    boolean byAdmin() {
        return by.equals(ADMIN);
    }

    /** Three lines each; none where the file is not there or cannot be read. */
    static List<DpkgDiversion> read(Path file, FolderLinks links) {
        List<DpkgDiversion> found = new ArrayList<>();
        try (LineReader lines = LineReader.of(file, 0, LARGEST)) {
            while (found.size() < MOST && lines.next()) {
                String from = lines.text();
                String to = lines.next() ? lines.text() : "";
                String by = lines.next() ? lines.text() : "";
                if (!by.isEmpty()) {
                    found.add(new DpkgDiversion(links.canonical(from), links.canonical(to), by));
                }
            }
        } catch (IOException noneThere) {
            return found;
        }
        return found;
    }
}
