package io.totem.policy.provenance;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pages that were written and not yet put into the database, {@code NAME-wal} (sqlite.org, "WAL-mode File Format"): of
 * those whose transaction is complete the last of each number counts.
 */
final class SqliteWal implements Closeable {

    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;
    private static final int SALT = 16;
    private static final int FRAME_SALT = 8;

    /** Pages of four KiB make four gigabytes; rpm's is emptied far earlier. */
    private static final int MOST_FRAMES = 1_000_000;

    private final FileChannel file;
    private final int pageSize;
    private final Map<Integer, Long> frames;

    private SqliteWal(FileChannel file, int pageSize, Map<Integer, Long> frames) {
        this.file = file;
        this.pageSize = pageSize;
        this.frames = frames;
    }

    static SqliteWal beside(Path database, int pageSize) throws IOException {
        FileChannel file;
        try {
            file = HostFiles.open(database.resolveSibling(database.getFileName() + "-wal"));
        } catch (NoSuchFileException none) {
            return new SqliteWal(null, pageSize, Map.of());
        }
        try {
            return new SqliteWal(file, pageSize, frames(file, pageSize));
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    Optional<ByteBuffer> page(int number) throws IOException {
        Long at = frames.get(number);
        return at == null ? Optional.empty() : Optional.of(read(file, at, pageSize));
    }

    /** How many pages are in it. */
    int size() {
        return frames.size();
    }

    private static Map<Integer, Long> frames(FileChannel file, int pageSize) throws IOException {
        Map<Integer, Long> committed = new HashMap<>();
        long size = file.size();
        if (size < HEADER) {
            return committed;
        }
        ByteBuffer header = read(file, 0, HEADER);
        if ((header.getInt(0) & ~1) != MAGIC || header.getInt(8) != pageSize) {
            return committed;
        }
        Map<Integer, Long> pending = new HashMap<>();
        long at = HEADER;
        for (int i = 0; i < MOST_FRAMES && at + FRAME_HEADER + pageSize <= size; i++) {
            ByteBuffer frame = read(file, at, FRAME_HEADER);
            if (frame.getLong(FRAME_SALT) != header.getLong(SALT)) {
                break; // left over from before
            }
            pending.put(frame.getInt(0), at + FRAME_HEADER);
            if (frame.getInt(4) != 0) {
                committed.putAll(pending);
                pending.clear();
            }
            at += FRAME_HEADER + pageSize;
        }
        return committed;
    }

    /** So many bytes from there. */
    static ByteBuffer read(FileChannel file, long from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("ends at " + (from + bytes.position()));
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
