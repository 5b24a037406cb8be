package io.totem.systemd.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real dbus-daemon of its own, with its socket in a test's folder. */
public final class PrivateBus implements AutoCloseable {

    private static final String CONFIG = """
            <busconfig>
              <listen>unix:path=%s</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """;

    private final Process daemon;
    private final Path socket;

    private PrivateBus(Process daemon, Path socket) {
        this.daemon = daemon;
        this.socket = socket;
    }

    public static PrivateBus start(Path folder) throws IOException {
        Path socket = folder.resolve("bus");
        Files.deleteIfExists(socket);
        Path config = Files.writeString(folder.resolve("bus.conf"), CONFIG.formatted(socket));
        Process daemon = new ProcessBuilder("dbus-daemon", "--nofork", "--config-file=" + config)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bus.log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(socket) || !daemon.isAlive());
        if (!daemon.isAlive()) {
            throw new IOException("dbus-daemon ended: " + Files.readString(folder.resolve("bus.log")));
        }
        return new PrivateBus(daemon, socket);
    }

    public Path socket() {
        return socket;
    }

    public long pid() {
        return daemon.pid();
    }

    @Override
    public void close() {
        daemon.destroy();
        try {
            if (!daemon.waitFor(10, TimeUnit.SECONDS)) {
                daemon.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
