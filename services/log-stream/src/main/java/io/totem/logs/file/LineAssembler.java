package io.totem.logs.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes lines out of the blocks of a file, one after the other. Of a line longer than {@value #MAX_LINE} bytes the
 * start is kept and the rest skipped, so a file without a line end takes no more memory than any other.
 */
public final class LineAssembler {

    public static final int MAX_LINE = 16 * 1024;

    private byte[] line = new byte[256];
    private int length;
    private boolean cut;
    private long offset;

    /** @param offset where in the file the first block starts */
    public LineAssembler(long offset) {
        this.offset = offset;
    }

    /** Takes all that is left in the block. */
    public void feed(ByteBuffer block, Consumer<RawLine> lines) {
        while (block.hasRemaining()) {
            byte next = block.get();
            offset++;
            if (next == '\n') {
                lines.accept(finish(true));
            } else {
                keep(next);
            }
        }
    }

    /** The last line when it has no end (yet). */
    public Optional<RawLine> flush() {
        return isPending() ? Optional.of(finish(false)) : Optional.empty();
    }

    public boolean isPending() {
        return length > 0;
    }

    /** Behind the last byte that was fed. */
    public long offset() {
        return offset;
    }

    private void keep(byte next) {
        if (length == MAX_LINE) {
            cut = true;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(MAX_LINE, line.length * 2));
        }
        line[length++] = next;
    }

    private RawLine finish(boolean ended) {
        RawLine finished = RawLine.of(line, length, offset, anchor(ended), cut);
        length = 0;
        cut = false;
        return finished;
    }

    /** The end of a cut line was not kept: there only its line end is known. */
    private Anchor anchor(boolean ended) {
        int from = cut ? length : Math.max(0, length - Anchor.MAX);
        byte[] last = Arrays.copyOfRange(line, from, length + (ended ? 1 : 0));
        if (ended) {
            last[last.length - 1] = '\n';
        }
        return Anchor.of(last, last.length);
    }
}
