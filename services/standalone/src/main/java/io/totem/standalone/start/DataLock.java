package io.totem.standalone.start;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One process at a time works on a data folder. The kernel frees the lock when its holder ends, however it ends. */
public final class DataLock implements AutoCloseable {

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when another process holds it. */
    public static Optional<DataLock> tryTake(DataFolder folder) {
        Path file = folder.lock();
        try {
            OwnerOnly.createFile(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            String pid = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new DataLock(channel));
        } catch (IOException e) {
            throw new StartFailure(
                    ConsoleMessages.text("start.data.unusable", file, String.valueOf(e.getMessage())), e);
        }
    }

    /** @throws StartFailure naming the process that holds it */
    public static DataLock take(DataFolder folder) {
        return tryTake(folder)
                .orElseThrow(() -> ConsoleMessages.failure("start.data.locked", folder.path(), holder(folder)));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static String holder(DataFolder folder) {
        try {
            return Files.readString(folder.lock()).strip();
        } catch (IOException gone) {
            return "?";
        }
    }
}
