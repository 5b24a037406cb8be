package io.totem.logs.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Finds where the last lines of a file start, reading backwards in blocks and never more than a fixed part of it. */
final class LineStart {

    static final int BLOCK = 64 * 1024;

    /** The most that is looked at: 2,000 lines of 2 KiB, or the end of one endless line. */
    static final long BUDGET = 4L * 1024 * 1024;

    private LineStart() {}

    /**
     * @param end where reading backwards starts
     * @param lines how many lines are wanted, at least 1
     * @return the offset of the first of them; of fewer when the file or the budget holds no more
     */
    static long of(FileChannel channel, long end, int lines) throws IOException {
        long floor = Math.max(0, end - BUDGET);
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        int missing = lines;
        long position = end;
        while (position > floor) {
            long start = Math.max(floor, position - BLOCK);
            read(channel, block.clear().limit((int) (position - start)), start);
            for (int i = block.position() - 1; i >= 0; i--) {
                boolean endsTheLast = start + i == end - 1;
                if (block.get(i) == '\n' && !endsTheLast && --missing == 0) {
                    return start + i + 1;
                }
            }
            position = start;
        }
        return floor;
    }

    /** Whether the byte before an offset ends a line, so that a line starts there. */
    static boolean isAt(FileChannel channel, long offset) throws IOException {
        ByteBuffer before = ByteBuffer.allocate(1);
        return offset == 0 || channel.read(before, offset - 1) == 1 && before.get(0) == '\n';
    }

    /** Stops short when the file was truncated meanwhile. */
    private static void read(FileChannel channel, ByteBuffer block, long start) throws IOException {
        while (block.hasRemaining() && channel.read(block, start + block.position()) >= 0) {
            continue;
        }
    }
}
