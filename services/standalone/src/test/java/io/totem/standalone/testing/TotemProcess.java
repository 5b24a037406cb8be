package io.totem.standalone.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.totem.platform.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged Totem as a process of its own, on a free port and a data folder of the test. */
public final class TotemProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Path MODULE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    private final Process process;
    private final Path output;
    private final int port;
    private final Path data;

    /** What a command that ended left behind. */
    public record Ended(int status, String output) {}

    private TotemProcess(Process process, Path output, int port, Path data) {
        this.process = process;
        this.output = output;
        this.port = port;
        this.data = data;
    }

    /** Starts it and waits until it says that it is ready. */
    public static TotemProcess start(Path data) {
        return start(data, Map.of());
    }

    /** @param environment variables beside TOTEM_DATA and TOTEM_PORT */
    public static TotemProcess start(Path data, Map<String, String> environment) {
        return start(data, environment, FreePort.find());
    }

    /** Another process with the same data on the same port, after this one has ended. */
    public TotemProcess startAgain() {
        return start(data, Map.of(), port);
    }

    private static TotemProcess start(Path data, Map<String, String> environment, int port) {
        Path output = temporaryFile();
        TotemProcess totem = new TotemProcess(launch(data, port, environment, output, "serve"), output, port, data);
        await().atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> totem.output().contains("Totem is ready") || !totem.process.isAlive());
        assertThat(totem.process.isAlive()).as(totem.output()).isTrue();
        return totem;
    }

    /** Runs a command to its end. */
    public static Ended run(Path data, Map<String, String> environment, String... arguments) {
        Path output = temporaryFile();
        Process process = launch(data, FreePort.find(), environment, output, arguments);
        try {
            assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** All it has printed until now. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The password the first start left for its owner. */
    public String firstPassword() {
        try {
            return Files.readString(data.resolve("first-password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM, as Ctrl-C and systemd send it; tells how long the end took. */
    public Duration stop() {
        long begin = System.nanoTime();
        process.destroy();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS))
                    .as("still running")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static Process launch(
            Path data, int port, Map<String, String> environment, Path output, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + MODULE.resolve("jvm.flags"));
        command.add("-jar");
        command.add(MODULE.resolve("target/quarkus-app/quarkus-run.jar").toString());
        command.addAll(List.of(arguments));
        Map<String, String> variables = new HashMap<>(
                Map.of("TOTEM_DATA", data.toString(), "TOTEM_PORT", String.valueOf(port), "LC_ALL", "C.UTF-8"));
        variables.putAll(environment);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .directory(output.getParent().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TOTEM_"));
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFile() {
        try {
            Path file = Files.createTempFile("totem", ".out");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
