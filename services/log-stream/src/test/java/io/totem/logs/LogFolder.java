package io.totem.logs;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of logs on the disk for one test run, and one beside it that is no business of the service. */
public final class LogFolder implements QuarkusTestResourceLifecycleManager {

    /** The name of the container whose refusals are counted. */
    public static final String REVERSE_PROXY = "totem-nginx-1";

    private static final Path HOME = home();

    /** The configured root. */
    public static Path root() {
        return HOME.resolve("log");
    }

    /** The second root, which strangers fill. */
    public static Path drop() {
        return HOME.resolve("drop");
    }

    /** Where the journal's files are. */
    public static Path journal() {
        return HOME.resolve("journal");
    }

    /** Outside the root. */
    public static Path outside() {
        return HOME.resolve("outside");
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "totem.log-stream.roots",
                root() + "," + drop(),
                "totem.log-stream.drop",
                drop().toString(),
                "totem.log-stream.viewer-sources",
                root() + "/open/**",
                "totem.log-stream.reverse-proxy",
                REVERSE_PROXY,
                "totem.log-stream.journal.directory",
                journal().toString(),
                "totem.streams.per-user",
                "60");
    }

    @Override
    public void stop() {
        try (Stream<Path> all = Files.walk(HOME)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path home() {
        try {
            Path home = Files.createTempDirectory("totem-logs").toRealPath();
            Files.createDirectories(home.resolve("log/open"));
            Files.createDirectories(home.resolve("drop"));
            Files.createDirectories(home.resolve("outside"));
            Files.createDirectories(home.resolve("journal"));
            return home;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
