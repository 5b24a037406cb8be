package io.totem.logs.journal;

import io.totem.logs.LogStreamConfig;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * One run of journalctl: the one subprocess of this service, because no library reads the journal's files. Its output
 * is read with a bound on each line and value, its complaints with a bound in all, and it ends with whoever started it.
 */
final class JournalctlProcess implements Closeable {

    private static final int MAX_COMPLAINT = 4 * 1024;
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

    private final Process process;
    private final InputStream output;
    private final JsonLines lines;
    private final CompletableFuture<String> complaint;

    private JournalctlProcess(Process process) {
        this.process = process;
        this.output = process.getInputStream();
        this.lines = new JsonLines(output);
        this.complaint = CompletableFuture.supplyAsync(this::readComplaint, Thread::startVirtualThread);
    }

    /** @throws IOException when there is no such program */
    static JournalctlProcess start(LogStreamConfig.Journal config, JournalQuery query) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(config.command());
        config.directory().ifPresent(directory -> command.add("--directory=" + directory));
        command.addAll(query.arguments());
        ProcessBuilder builder = new ProcessBuilder(command);
        String path = Optional.ofNullable(builder.environment().get("PATH")).orElse("/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path, "LC_ALL", "C"));
        Process process = builder.start();
        process.getOutputStream().close();
        return new JournalctlProcess(process);
    }

    /** The next line, without what is too long of it; empty at the end. Waits. */
    Optional<String> nextLine() throws IOException {
        return lines.next();
    }

    /** Whether a line is there without waiting for one to be written. */
    boolean hasOutput() throws IOException {
        return output.available() > 0;
    }

    /** 0 when it went well; to be asked after the last line. */
    int exitCode() {
        try {
            if (process.waitFor(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        return -1;
    }

    /** What it wrote to standard error. */
    String complaint() {
        try {
            return complaint.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading the standard error", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String readComplaint() {
        try (InputStream error = process.getErrorStream()) {
            String kept = new String(error.readNBytes(MAX_COMPLAINT), StandardCharsets.UTF_8).strip();
            error.skip(Long.MAX_VALUE);
            return kept;
        } catch (IOException closed) {
            return "";
        }
    }
}
