package io.totem.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Writes a real journal file with systemd's own converter (Debian package systemd-journal-remote), fed in the journal's
 * export format.
 */
public final class JournalWriter implements AutoCloseable {

    private static final String BOOT = "0123456789abcdef0123456789abcdef";

    private final Process converter;
    private final OutputStream entries;
    private long microseconds = 1_795_215_771_000_000L;

    public JournalWriter(Path file) throws IOException {
        converter = new ProcessBuilder(program().toString(), "--output=" + file, "-")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        entries = converter.getOutputStream();
    }

    public void write(String unit, int priority, String message) throws IOException {
        write(unit, priority, message.getBytes(StandardCharsets.UTF_8));
    }

    public void write(String unit, int priority, byte[] message) throws IOException {
        write(unit, priority, message, "");
    }

    /** @param more fields, each with a line end */
    public void write(String unit, int priority, byte[] message, String more) throws IOException {
        microseconds += 1_000;
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.writeBytes(("__REALTIME_TIMESTAMP=" + microseconds + "\n__MONOTONIC_TIMESTAMP=" + microseconds
                        + "\n_BOOT_ID=" + BOOT + "\n_SYSTEMD_UNIT=" + unit + "\nPRIORITY=" + priority
                        + "\nSYSLOG_IDENTIFIER=" + unit.replace(".service", "") + "\n" + more + "MESSAGE\n")
                .getBytes(StandardCharsets.UTF_8));
        entry.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(message.length)
                .array());
        entry.writeBytes(message);
        entry.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
        entries.write(entry.toByteArray());
        entries.flush();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        entries.close();
        assertThat(converter.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private static Path program() {
        return Stream.of("/lib/systemd", "/usr/lib/systemd")
                .map(folder -> Path.of(folder, "systemd-journal-remote"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "This test needs systemd-journal-remote: apt-get install systemd-journal-remote"));
    }
}
