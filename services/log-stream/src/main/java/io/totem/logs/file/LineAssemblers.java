package io.totem.logs.file;

import io.totem.logs.file.RefusedException.Reason;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Begins to read files, at any place: of a container's log so that no rest of a line passes for a line. */
@Singleton
public final class LineAssemblers {

    /** How far to look back for the records that an unfinished line began with, in steps: its ceiling, each byte escaped, of both streams. */
    private static final long[] LOOKS = {64 * 1024, 256 * 1024, 1024 * 1024};

    private final FileGate gate;

    public LineAssemblers(FileGate gate) {
        this.gate = gate;
    }

    /** @param offset how much of the file is not wanted */
    public LineAssembler at(LogFile file, long offset) throws IOException {
        return file.isContainers() ? ofContainer(file, offset, true) : plain(file, offset);
    }

    private static LineAssembler plain(LogFile file, long offset) throws IOException {
        return LineAssembler.plain(offset, LineStart.isAt(file.channel(), offset));
    }

    private LineAssembler ofContainer(LogFile file, long offset, boolean hasOlder) throws IOException {
        LineAssembler assembler = LineAssembler.ofContainer(0, true, RecordJoiner.inTheMiddle());
        for (long look : LOOKS) {
            long start = Math.max(0, offset - look);
            RecordJoiner joiner = start > 0 ? RecordJoiner.inTheMiddle() : before(file, hasOlder);
            assembler = LineAssembler.ofContainer(start, LineStart.isAt(file.channel(), start), joiner);
            skip(file.channel(), assembler, offset);
            if (start == 0 || joiner.isCertain()) {
                break;
            }
        }
        return assembler;
    }

    private static void skip(FileChannel channel, LineAssembler assembler, long offset) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(LineStart.BLOCK);
        while (assembler.offset() < offset) {
            block.clear().limit((int) Math.min(LineStart.BLOCK, offset - assembler.offset()));
            if (channel.read(block, assembler.offset()) <= 0) {
                break;
            }
            assembler.feed(block.flip(), _ -> {});
        }
    }

    /** As the older file left it: a line may have begun there. One in three files would be longer than any that is shown. */
    private RecordJoiner before(LogFile file, boolean hasOlder) throws IOException {
        if (!hasOlder) {
            return RecordJoiner.atStart();
        }
        Path older = ContainerLog.of(file.real()).orElseThrow().older();
        try (LogFile opened = gate.open(older)) {
            RecordJoiner joiner = ofContainer(opened, opened.size(), false).joiner();
            joiner.turnToStart();
            return joiner;
        } catch (RefusedException refused) {
            boolean none =
                    refused.reason() == Reason.GONE && !exists(older.resolveSibling(older.getFileName() + ".gz"));
            return none ? RecordJoiner.atStart() : RecordJoiner.inTheMiddle();
        }
    }

    private boolean exists(Path path) throws IOException {
        try (LogFile file = gate.open(path)) {
            return true;
        } catch (RefusedException refused) {
            return refused.reason() != Reason.GONE;
        }
    }
}
