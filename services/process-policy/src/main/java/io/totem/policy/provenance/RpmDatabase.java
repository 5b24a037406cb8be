package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * rpm's database since rpm 4.16, {@code rpmdb.sqlite}: a table {@code Packages} with a header for each package. Older ones
 * (Berkeley DB) and SUSE's ({@code Packages.db}) are other formats, which are not read.
 */
final class RpmDatabase implements PackageDatabase {

    private static final String TABLE = "Packages";

    private final Path file;
    private final FolderLinks links;

    /** @param file where {@code rpmdb.sqlite} is seen from here */
    RpmDatabase(Path file, FolderLinks links) {
        this.file = file;
        this.links = links;
    }

    @Override
    public Optional<Stamp> stamp() {
        return Stamp.of(file, file.resolveSibling(file.getFileName() + "-wal"));
    }

    /** The key of a package is the number of its row. */
    @Override
    public void tell(PackageIndex.Builder index) throws IOException {
        try (SqliteTable table = SqliteTable.open(file, TABLE)) {
            table.each((number, row) -> {
                index.begin(Long.toString(number));
                new RpmHeader(SqliteTable.blob(row)).paths((_, path, length) -> {
                    index.path(path, 0, length);
                    return true;
                });
            });
        }
    }

    @Override
    public Optional<PackagedFile> find(String key, String listed, String path) throws IOException {
        try (SqliteTable table = SqliteTable.open(file, TABLE)) {
            Optional<ByteBuffer> blob = table.row(Long.parseLong(key));
            return blob.isEmpty() ? Optional.empty() : find(new RpmHeader(blob.get()), listed);
        }
    }

    private Optional<PackagedFile> find(RpmHeader header, String listed) throws IOException {
        int[] found = {-1};
        String name = listed.substring(listed.lastIndexOf('/') + 1);
        byte[] end = name.getBytes(UTF_8);
        header.paths((number, path, length) -> {
            if (endsWith(path, length, end)
                    && links.canonical(new String(path, 0, length, UTF_8)).equals(listed)) {
                found[0] = number;
            }
            return found[0] < 0;
        });
        return found[0] < 0
                ? Optional.empty()
                : Optional.of(new PackagedFile(header.owner(), header.digest(found[0]), header.installedAt()));
    }

    private static boolean endsWith(byte[] path, int length, byte[] end) {
        int from = length - end.length;
        for (int i = 0; i < end.length; i++) {
            if (from < 0 || path[from + i] != end[i]) {
                return false;
            }
        }
        return true;
    }
}
