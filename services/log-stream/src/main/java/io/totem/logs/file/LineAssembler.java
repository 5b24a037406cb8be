package io.totem.logs.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes lines out of the blocks of a file, one after the other. Of a line longer than {@value #MAX_LINE} bytes the
 * start is kept and the rest skipped, so a file without a line end takes no more memory than any other.
 */
public final class LineAssembler {

    public static final int MAX_LINE = 16 * 1024;

    /** A record of 16 KiB, each byte escaped in six, and what the engine writes around it. */
    private static final int MAX_RECORD = 128 * 1024;

    /** What comes next. */
    private enum Next {
        LINE,
        /** What follows the start of a line that was handed out, or is not known. */
        REST,
        /** What follows a line that was cut: for nobody. */
        NOTHING
    }

    private final int longest;
    private final Optional<RecordJoiner> joiner;
    private byte[] line = new byte[256];
    private int length;
    private boolean cut;
    private Next next;
    private long offset;
    private long wholeEnd;
    private Fingerprint wholeAnchor = Fingerprint.NONE;

    private LineAssembler(long offset, boolean atLine, int longest, Optional<RecordJoiner> joiner) {
        this.offset = offset;
        this.wholeEnd = offset;
        this.next = atLine ? Next.LINE : Next.REST;
        this.longest = longest;
        this.joiner = joiner;
    }

    /**
     * @param offset where in the file the first block starts
     * @param atLine whether a line starts there
     */
    static LineAssembler plain(long offset, boolean atLine) {
        return new LineAssembler(offset, atLine, MAX_LINE, Optional.empty());
    }

    /** For a container's log. */
    static LineAssembler ofContainer(long offset, boolean atRecord, RecordJoiner joiner) {
        return new LineAssembler(offset, atRecord, MAX_RECORD, Optional.of(joiner));
    }

    /** Takes all that is left in the block. */
    public void feed(ByteBuffer block, Consumer<RawLine> lines) {
        while (block.hasRemaining()) {
            byte one = block.get();
            offset++;
            if (one == '\n') {
                finish(true).ifPresent(lines);
            } else {
                keep(one);
            }
        }
    }

    /** What has no end (yet). */
    public List<RawLine> flush() {
        return joiner.map(RecordJoiner::flush)
                .orElseGet(() -> isPending() ? finish(false).stream().toList() : List.of());
    }

    public boolean isPending() {
        return joiner.map(RecordJoiner::isPending).orElseGet(() -> length > 0);
    }

    /** Behind the last byte that was fed. */
    public long offset() {
        return offset;
    }

    /** Goes on at the start of the file, which was emptied. A container's lines go on. */
    public void restart() {
        offset = 0;
        wholeEnd = 0;
        wholeAnchor = Fingerprint.NONE;
        length = 0;
        cut = false;
        next = Next.LINE;
        joiner.ifPresent(RecordJoiner::turnToStart);
    }

    /** Behind the last line or record that ended, or where reading began. */
    FileCursor behindWhole(FileKey key) {
        return new FileCursor(key, wholeEnd, wholeAnchor);
    }

    RecordJoiner joiner() {
        return joiner.orElseThrow();
    }

    private void keep(byte one) {
        if (length == longest || next == Next.NOTHING) {
            cut = true;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(longest, line.length * 2));
        }
        line[length++] = one;
    }

    private Optional<RawLine> finish(boolean ended) {
        Fingerprint anchor = anchor(ended);
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        boolean rest = next == Next.REST;
        Optional<RawLine> finished = next == Next.NOTHING
                ? Optional.empty()
                : Optional.of(new RawLine(text, Optional.empty(), offset, anchor, rest, cut || rest));
        if (ended) {
            wholeEnd = offset;
            wholeAnchor = anchor;
        }
        next = ended ? Next.LINE : cut ? Next.NOTHING : Next.REST;
        length = 0;
        cut = false;
        return joiner.isPresent() ? finished.flatMap(joiner.get()::take) : finished;
    }

    /** The end of a cut line was not kept: there only its line end is known. */
    private Fingerprint anchor(boolean ended) {
        int from = cut ? length : Math.max(0, length - Fingerprint.MAX);
        byte[] last = Arrays.copyOfRange(line, from, length + (ended ? 1 : 0));
        if (ended) {
            last[last.length - 1] = '\n';
        }
        return Fingerprint.of(last, last.length);
    }
}
