package io.totem.doctor.nginx;

import static io.totem.doctor.Messages.text;

import io.totem.procfs.PathDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** nginx' error log as a file of this machine. */
public final class ErrorLogFile implements ErrorLog {

    /** As every distribution's package has it. */
    public static final Path USUAL = Path.of("/var/log/nginx/error.log");

    private static final int LAST_BYTES = 256 * 1024;
    private static final int MOST_LINES = 300;

    private final Path file;
    private final ZoneId zone;

    public ErrorLogFile(Path file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    @Override
    public Lines since(Instant begin) {
        try {
            List<ErrorLine> lines = end().lines()
                    .map(line -> ErrorLine.parse(line, zone))
                    .flatMap(Optional::stream)
                    .filter(line -> !line.at().isBefore(begin))
                    .toList();
            return Lines.read(file.toString(), lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
        } catch (IOException unreadable) {
            return Lines.unreadable(file.toString(), text("log.unreadable", file.toString()));
        }
    }

    /** By a descriptor that opens nothing before it is known to be a file: a pipe in its place would be waited for. */
    private String end() throws IOException {
        try (PathDescriptor held = PathDescriptor.of(file)) {
            if (!held.status().isRegular()) {
                throw new IOException(file + " is no regular file");
            }
            try (FileChannel channel = held.open()) {
                channel.position(Math.max(0, channel.size() - LAST_BYTES));
                ByteBuffer bytes = ByteBuffer.allocate(LAST_BYTES);
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                    // Until the end, or until it is full.
                }
                return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            }
        }
    }
}
