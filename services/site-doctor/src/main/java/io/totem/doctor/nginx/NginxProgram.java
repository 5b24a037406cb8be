package io.totem.doctor.nginx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs {@code nginx -t} of this machine: nobody else can read its configuration the way it does. */
public final class NginxProgram implements ConfigurationTest {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/sbin/nginx"), Path.of("/usr/local/sbin/nginx"), Path.of("/usr/local/nginx/sbin/nginx"));
    /** {@code nginx: [emerg] why}, or as in its error log once it has opened one. */
    private static final Pattern GRAVE =
            Pattern.compile("(?:nginx:|\\S+ \\S+) \\[(?:emerg|alert|crit)] (?:\\d+#\\d+: )?(.*)");

    private static final int MOST_BYTES = 16 * 1024;
    private static final int PATIENCE_SECONDS = 3;

    @Override
    public Optional<Complaints> run() throws InterruptedException {
        Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
        return program.isPresent() ? run(program.get()) : Optional.empty();
    }

    private static Optional<Complaints> run(Path program) throws InterruptedException {
        try {
            Process test = new ProcessBuilder(program.toString(), "-t", "-q")
                    .redirectErrorStream(true)
                    .redirectInput(new java.io.File("/dev/null"))
                    .start();
            try {
                Stream<String> lines =
                        new String(test.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8).lines();
                return test.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        ? Optional.of(new Complaints(grave(lines)))
                        : Optional.empty();
            } finally {
                test.destroyForcibly();
            }
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    static List<String> grave(Stream<String> lines) {
        return lines.map(GRAVE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .toList();
    }
}
