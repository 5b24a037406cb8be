package io.totem.logs.file;

import io.totem.logs.line.LineParser;
import io.totem.logs.line.LogLine;
import io.totem.logs.line.NewestLines;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the last lines of a file from its end; what it costs depends on the lines, not on the file. */
@Singleton
public final class TailReader {

    /** A last line without a line end is being written, unless nothing came for so long. */
    public static final Duration HALF_LINE_WAITS = Duration.ofSeconds(1);

    private final LineParser parser;
    private final Clock clock;

    public TailReader(LineParser parser, Clock clock) {
        this.parser = parser;
        this.clock = clock;
    }

    /**
     * @param count 0 for the place at the end alone; there are fewer where they are longer than {@link NewestLines} keeps
     */
    public Tail read(LogFile file, int count) throws IOException {
        List<RawLine> raw = lines(file, count + 1);
        LineMaker maker = new LineMaker(parser, file);
        List<RawLine> wanted = raw.subList(Math.max(0, raw.size() - count), raw.size());
        return new Tail(end(file, raw), wanted.stream().map(maker::make).toList());
    }

    /** The whole lines among the last bytes of a file. */
    public List<LogLine> readLast(LogFile file, long bytes) throws IOException {
        long size = file.size();
        long start = Math.max(0, size - bytes);
        List<RawLine> raw = lines(file.channel(), start, size, isAtRest(file));
        boolean firstIsCut = !LineStart.isAt(file.channel(), start);
        LineMaker maker = new LineMaker(parser, file);
        return raw.stream().skip(firstIsCut ? 1 : 0).map(maker::make).toList();
    }

    /** The place behind the last line. */
    public FileCursor end(LogFile file) throws IOException {
        return end(file, lines(file, 1));
    }

    private static FileCursor end(LogFile file, List<RawLine> lines) {
        return lines.isEmpty() ? FileCursor.start(file.key()) : FileCursor.behind(file.key(), lines.getLast());
    }

    private List<RawLine> lines(LogFile file, int count) throws IOException {
        long size = file.size();
        return lines(file.channel(), LineStart.of(file.channel(), size, count), size, isAtRest(file));
    }

    /** @param atRest whether the last line counts though it has no line end */
    private static List<RawLine> lines(FileChannel channel, long start, long end, boolean atRest) throws IOException {
        NewestLines<RawLine> newest = new NewestLines<>(line -> line.text().length());
        boolean startIsCut = !LineStart.isAt(channel, start);
        LineAssembler assembler = new LineAssembler(start);
        ByteBuffer block = ByteBuffer.allocate(LineStart.BLOCK);
        while (assembler.offset() < end) {
            block.clear().limit((int) Math.min(LineStart.BLOCK, end - assembler.offset()));
            if (channel.read(block, assembler.offset()) < 0) {
                break;
            }
            assembler.feed(block.flip(), newest::add);
        }
        boolean nothingElse = newest.list().isEmpty() && start > 0;
        if (atRest || nothingElse) {
            assembler.flush().ifPresent(newest::add);
        }
        List<RawLine> lines = new ArrayList<>(newest.list());
        if (startIsCut && newest.isComplete() && !lines.isEmpty()) {
            lines.set(0, lines.getFirst().asCut());
        }
        return lines;
    }

    private boolean isAtRest(LogFile file) {
        return file.modifiedAt().plus(HALF_LINE_WAITS).isBefore(clock.instant());
    }
}
