package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Lines as bytes, without an object for each: a database has hundreds of thousands. Of a line that is longer than a path
 * can be only the beginning is kept.
 */
final class LineReader implements Closeable {

    /** More than PATH_MAX with a digest beside it. */
    private static final int LONGEST = 8 * 1024;

    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final long largest;
    private final byte[] chunk = new byte[CHUNK];
    private final byte[] line = new byte[LONGEST];
    private int at;
    private int filled;
    private int length;
    private long taken;
    private long start;
    private boolean ended;

    /** @param largest how many bytes may come before it is no database any more */
    LineReader(InputStream in, long largest) {
        this.in = in;
        this.largest = largest;
    }

    /** A file, from this byte on. */
    static LineReader of(Path file, long from, long largest) throws IOException {
        FileChannel channel = HostFiles.open(file);
        try {
            channel.position(from);
            return new LineReader(Channels.newInputStream(channel), largest);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end
     * @throws IOException also when it is larger than it may be
     */
    boolean next() throws IOException {
        length = 0;
        start = taken;
        ended = false;
        while (at < filled || fill()) {
            byte one = chunk[at++];
            taken++;
            if (one == '\n') {
                ended = true;
                return true;
            }
            if (length < LONGEST) {
                line[length++] = one;
            }
        }
        return taken > start;
    }

    private boolean fill() throws IOException {
        if (taken >= largest) {
            throw new IOException("larger than " + largest + " bytes");
        }
        at = 0;
        filled = in.read(chunk);
        return filled > 0;
    }

    /** Whether the line ends with a line feed: the last one does not where a file was cut. */
    boolean ended() {
        return ended;
    }

    /** How many bytes stand before this line. */
    long start() {
        return start;
    }

    /** The line itself, of which {@link #length} bytes count. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean startsWith(byte[] beginning) {
        return length >= beginning.length && Arrays.equals(line, 0, beginning.length, beginning, 0, beginning.length);
    }

    boolean is(byte[] words) {
        return length == words.length && startsWith(words);
    }

    /** From this byte on, as text; what is no UTF-8 is replaced. */
    String text(int from) {
        return from >= length ? "" : new String(line, from, length - from, UTF_8);
    }

    String text() {
        return text(0);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
