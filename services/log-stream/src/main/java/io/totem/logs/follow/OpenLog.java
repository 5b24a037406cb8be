package io.totem.logs.follow;

import io.totem.api.logs.LogLine;
import io.totem.logs.file.FileCursor;
import io.totem.logs.file.FileKey;
import io.totem.logs.file.LineAssembler;
import io.totem.logs.file.LineMaker;
import io.totem.logs.file.LogFile;
import io.totem.logs.file.RawLine;
import io.totem.logs.file.TailReader;
import io.totem.logs.line.LineParser;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** One open file that is read on from a place, a block at a time. */
final class OpenLog implements Closeable {

    private static final int BLOCK = 64 * 1024;

    private final LogFile file;
    private final LineMaker maker;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private final LineAssembler assembler;
    private FileCursor handedOut;
    private long grewAtNanos = System.nanoTime();

    OpenLog(LogFile file, LineParser parser, FileCursor from, LineAssembler assembler) {
        this.file = file;
        this.maker = new LineMaker(parser, file);
        this.assembler = assembler;
        this.handedOut = from;
    }

    FileKey key() {
        return file.key();
    }

    /** Behind the last line that was handed out; half a line may have been read beyond. */
    FileCursor handedOut() {
        return handedOut;
    }

    /** The lines that the next block completes, reading no further than a limit. */
    List<LogLine> readMore(long limit) throws IOException {
        block.clear().limit((int) Math.clamp(limit - assembler.offset(), 0, BLOCK));
        if (!block.hasRemaining() || file.channel().read(block, assembler.offset()) <= 0) {
            return List.of();
        }
        grewAtNanos = System.nanoTime();
        List<RawLine> raw = new ArrayList<>();
        assembler.feed(block.flip(), raw::add);
        return handOut(raw);
    }

    boolean hasMore() throws IOException {
        return channel().size() > assembler.offset();
    }

    boolean isHalfLineWaiting() {
        return assembler.isPending();
    }

    /** The line without an end, when nothing has come for a while. */
    List<LogLine> restingHalfLine() {
        boolean resting = System.nanoTime() - grewAtNanos >= TailReader.HALF_LINE_WAITS.toNanos();
        return resting ? handOut(assembler.flush()) : List.of();
    }

    /** The line without an end: no more of it will come. A container's goes on in the next file. */
    List<LogLine> halfLine() {
        return file.isContainers() ? List.of() : handOut(assembler.flush());
    }

    /** Emptied or overwritten since: what was read is no longer there. */
    boolean isTruncated() throws IOException {
        return channel().size() < assembler.offset() || !handedOut.fits(channel());
    }

    void restart() {
        assembler.restart();
        handedOut = FileCursor.start(key());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private FileChannel channel() {
        return file.channel();
    }

    private List<LogLine> handOut(List<RawLine> raw) {
        if (!raw.isEmpty()) {
            handedOut = FileCursor.behind(key(), raw.getLast());
        }
        return raw.stream().map(maker::make).toList();
    }
}
