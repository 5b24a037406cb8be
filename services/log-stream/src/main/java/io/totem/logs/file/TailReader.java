package io.totem.logs.file;

import io.totem.api.logs.LogLine;
import io.totem.logs.line.LineParser;
import io.totem.logs.line.NewestLines;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Reads the last lines of a file from its end; what it costs depends on the lines, not on the file. */
@Singleton
public final class TailReader {

    /** A last line without a line end is being written, unless nothing came for so long. */
    public static final Duration HALF_LINE_WAITS = Duration.ofSeconds(1);

    /** How many times more records are read when they make too few lines. */
    private static final int MORE = 4;

    private final LineParser parser;
    private final LineAssemblers assemblers;
    private final Clock clock;

    /** @param end behind the last of them */
    private record Found(List<RawLine> lines, FileCursor end) {}

    public TailReader(LineParser parser, LineAssemblers assemblers, Clock clock) {
        this.parser = parser;
        this.assemblers = assemblers;
        this.clock = clock;
    }

    /**
     * @param count 0 for the place at the end alone; there are fewer where they are longer than {@link NewestLines} keeps
     */
    public Tail read(LogFile file, int count) throws IOException {
        Found found = lines(file, count + 1);
        List<RawLine> raw = found.lines();
        LineMaker maker = new LineMaker(parser, file);
        List<RawLine> wanted = raw.subList(Math.max(0, raw.size() - count), raw.size());
        return new Tail(found.end(), wanted.stream().map(maker::make).toList());
    }

    /** The whole lines among the last bytes of a file. */
    public List<LogLine> readLast(LogFile file, long bytes) throws IOException {
        long size = file.size();
        LineMaker maker = new LineMaker(parser, file);
        return lines(file, Math.max(0, size - bytes), size).lines().stream()
                .filter(line -> !line.rest())
                .map(maker::make)
                .toList();
    }

    /** The place behind the last line. */
    public FileCursor end(LogFile file) throws IOException {
        return lines(file, 1).end();
    }

    /** A line may take several records of a container's log. */
    private Found lines(LogFile file, int count) throws IOException {
        long size = file.size();
        for (int records = count; ; records *= MORE) {
            long start = LineStart.of(file.channel(), size, records);
            Found found = lines(file, start, size);
            boolean all = start == 0 || size - start >= LineStart.BUDGET;
            if (!file.isContainers() || all || found.lines().size() >= count) {
                return found;
            }
        }
    }

    private Found lines(LogFile file, long start, long end) throws IOException {
        NewestLines<RawLine> newest = new NewestLines<>(line -> line.text().length());
        LineAssembler assembler = assemblers.at(file, start);
        ByteBuffer block = ByteBuffer.allocate(LineStart.BLOCK);
        while (assembler.offset() < end) {
            block.clear().limit((int) Math.min(LineStart.BLOCK, end - assembler.offset()));
            if (file.channel().read(block, assembler.offset()) < 0) {
                break;
            }
            assembler.feed(block.flip(), newest::add);
        }
        boolean nothingElse = newest.list().isEmpty() && start > 0;
        if (isAtRest(file) || nothingElse) {
            assembler.flush().forEach(newest::add);
        }
        List<RawLine> lines = newest.list();
        return new Found(
                lines,
                lines.isEmpty() ? assembler.behindWhole(file.key()) : FileCursor.behind(file.key(), lines.getLast()));
    }

    /** A last line without an end counts then. */
    private boolean isAtRest(LogFile file) {
        return file.modifiedAt().plus(HALF_LINE_WAITS).isBefore(clock.instant());
    }
}
