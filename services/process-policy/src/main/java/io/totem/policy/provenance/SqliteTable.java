package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One table of an SQLite database (sqlite.org, "Database File Format"), for reading: rows by their number, each with the
 * first blob in it. It takes no lock and writes nothing, so it can be read where the file system lets nobody write, and
 * while others write to it: what is read then may not fit together, which is an {@link IOException}.
 */
final class SqliteTable implements Closeable {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(US_ASCII);
    private static final int HEADER = 100;
    private static final int SMALLEST_PAGE = 512;
    private static final int LARGEST_PAGE = 65_536;
    private static final int INTERIOR = 5;
    private static final int LEAF = 13;
    private static final int DEEPEST = 40;
    private static final int LARGEST_BLOB = 64 << 20;
    private static final int SCHEMA = 1;
    private static final int NAME = 1;
    private static final int ROOT_PAGE = 3;

    /** Takes one row; the blob is the reader's and holds until the next one. */
    interface Rows {
        void row(long number, ByteBuffer blob) throws IOException;
    }

    private final FileChannel file;
    private final SqliteWal wal;
    private final int pageSize;
    private final int usable;
    private final int root;
    private ByteBuffer payload = ByteBuffer.allocate(256 * 1024);

    /** Each page belongs to one thing: whoever reads many times as many goes round in a circle. */
    private long pagesLeft;

    private SqliteTable(FileChannel file, SqliteWal wal, int pageSize, int reserved, String table) throws IOException {
        this.file = file;
        this.wal = wal;
        this.pageSize = pageSize;
        this.usable = pageSize - reserved;
        this.pagesLeft = 4 * (file.size() / pageSize + wal.size()) + 1_000;
        this.root = root(table);
    }

    /** @throws IOException when it cannot be read, is no such database, or has no such table */
    static SqliteTable open(Path database, String table) throws IOException {
        FileChannel file = HostFiles.open(database);
        SqliteWal wal = null;
        try {
            ByteBuffer header = SqliteWal.read(file, 0, HEADER);
            for (int i = 0; i < MAGIC.length; i++) {
                require(header.get(i) == MAGIC[i], "no SQLite database");
            }
            int size = Short.toUnsignedInt(header.getShort(16));
            size = size == 1 ? LARGEST_PAGE : size;
            require(size >= SMALLEST_PAGE && Integer.bitCount(size) == 1, "no size of a page");
            wal = SqliteWal.beside(database, size);
            return new SqliteTable(file, wal, size, Byte.toUnsignedInt(header.get(20)), table);
        } catch (IOException | RuntimeException failure) {
            file.close();
            if (wal != null) {
                wal.close();
            }
            throw failure;
        }
    }

    /** Every row, in the order of their numbers. */
    void each(Rows rows) throws IOException {
        each(root, DEEPEST, rows);
    }

    /** The row of this number. */
    Optional<ByteBuffer> row(long number) throws IOException {
        int at = root;
        for (int depth = 0; depth < DEEPEST; depth++) {
            ByteBuffer page = page(at);
            int start = start(at);
            int cells = Short.toUnsignedInt(page.getShort(start + 3));
            if (page.get(start) == LEAF) {
                for (int i = 0; i < cells; i++) {
                    Varint size = Varint.at(page, cell(page, start + 8, i));
                    Varint found = Varint.at(page, size.end());
                    if (found.value() == number) {
                        return Optional.of(blob(payload(page, size.value(), found.end())));
                    }
                }
                return Optional.empty();
            }
            require(page.get(start) == INTERIOR, "no page of a table");
            at = page.getInt(start + 8);
            for (int i = 0; i < cells; i++) {
                int cell = cell(page, start + 12, i);
                if (number <= Varint.at(page, cell + 4).value()) {
                    at = page.getInt(cell);
                    break;
                }
            }
        }
        throw new IOException("deeper than a table can be");
    }

    private void each(int number, int depth, Rows rows) throws IOException {
        require(depth > 0, "deeper than a table can be");
        ByteBuffer page = page(number);
        int start = start(number);
        int cells = Short.toUnsignedInt(page.getShort(start + 3));
        if (page.get(start) == LEAF) {
            for (int i = 0; i < cells; i++) {
                Varint size = Varint.at(page, cell(page, start + 8, i));
                Varint row = Varint.at(page, size.end());
                rows.row(row.value(), payload(page, size.value(), row.end()));
            }
            return;
        }
        require(page.get(start) == INTERIOR, "no page of a table");
        for (int i = 0; i < cells; i++) {
            each(page.getInt(cell(page, start + 12, i)), depth - 1, rows);
        }
        each(page.getInt(start + 8), depth - 1, rows);
    }

    private int root(String table) throws IOException {
        int[] found = {0};
        each(SCHEMA, DEEPEST, (_, row) -> {
            if (new String(column(row, NAME), UTF_8).equals(table)) {
                for (byte one : column(row, ROOT_PAGE)) {
                    found[0] = found[0] << 8 | Byte.toUnsignedInt(one);
                }
            }
        });
        require(found[0] > 0, "no table " + table);
        return found[0];
    }

    /** On the first page the header of the database stands before. */
    private static int start(int page) {
        return page == 1 ? HEADER : 0;
    }

    private static int cell(ByteBuffer page, int pointers, int i) {
        return Short.toUnsignedInt(page.getShort(pointers + 2 * i));
    }

    private ByteBuffer page(int number) throws IOException {
        require(number > 0, "no page " + number);
        require(--pagesLeft >= 0, "pages in a circle");
        Optional<ByteBuffer> newer = wal.page(number);
        return newer.isPresent() ? newer.get() : SqliteWal.read(file, (number - 1L) * pageSize, pageSize);
    }

    /** A row as it is stored, gathered from the pages that it flows over to. */
    private ByteBuffer payload(ByteBuffer page, long size, int from) throws IOException {
        require(size >= 0 && size <= LARGEST_BLOB, "a row of " + size + " bytes");
        if (payload.capacity() < size) {
            payload = ByteBuffer.allocate((int) size);
        }
        payload.clear();
        int local = local((int) size);
        payload.put(page.slice(from, local));
        int next = local < size ? page.getInt(from + local) : 0;
        while (payload.position() < size) {
            ByteBuffer more = page(next);
            next = more.getInt(0);
            payload.put(more.slice(4, (int) Math.min(usable - 4L, size - payload.position())));
        }
        return payload.flip();
    }

    private int local(int size) {
        int most = usable - 35;
        if (size <= most) {
            return size;
        }
        int least = (usable - 12) * 32 / 255 - 23;
        int wanted = least + (size - least) % (usable - 4);
        return wanted <= most ? wanted : least;
    }

    /** The first blob of a row. */
    static ByteBuffer blob(ByteBuffer row) throws IOException {
        Varint header = Varint.at(row, 0);
        int at = header.end();
        int from = (int) header.value();
        while (at < header.value()) {
            Varint type = Varint.at(row, at);
            if (type.value() >= 12 && type.value() % 2 == 0) {
                return row.slice(from, size(type.value()));
            }
            from += size(type.value());
            at = type.end();
        }
        throw new IOException("no blob in the row");
    }

    private static byte[] column(ByteBuffer row, int wanted) {
        Varint header = Varint.at(row, 0);
        int at = header.end();
        int from = (int) header.value();
        for (int i = 0; at < header.value(); i++) {
            Varint type = Varint.at(row, at);
            int size = size(type.value());
            if (i == wanted && size <= row.limit()) {
                byte[] bytes = new byte[size];
                row.get(from, bytes);
                return bytes;
            }
            from += size;
            at = type.end();
        }
        return new byte[0];
    }

    /** How many bytes a value of this serial type has. */
    private static int size(long type) {
        if (type >= 12) {
            return Math.toIntExact((type - 12) / 2);
        }
        return switch ((int) type) {
            case 1, 2, 3, 4 -> (int) type;
            case 5 -> 6;
            case 6, 7 -> 8;
            default -> 0;
        };
    }

    private static void require(boolean fits, String otherwise) throws IOException {
        if (!fits) {
            throw new IOException(otherwise);
        }
    }

    @Override
    public void close() throws IOException {
        try (wal) {
            file.close();
        }
    }

    /** A number of one to nine bytes, seven bits in each. */
    private record Varint(long value, int end) {

        static Varint at(ByteBuffer bytes, int from) {
            long value = 0;
            for (int i = 0; i < 8; i++) {
                byte one = bytes.get(from + i);
                value = value << 7 | one & 0x7f;
                if (one >= 0) {
                    return new Varint(value, from + i + 1);
                }
            }
            return new Varint(value << 8 | Byte.toUnsignedInt(bytes.get(from + 8)), from + 9);
        }
    }
}
