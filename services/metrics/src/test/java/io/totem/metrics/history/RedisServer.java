package io.totem.metrics.history;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** A Redis (or Valkey) with the settings and the users of the redis container, on a free port of loopback. */
final class RedisServer implements AutoCloseable {

    static final String PASSWORD = "a password of the tests";

    private static final Path CONTAINER = Path.of("../../redis");

    private final Path folder;
    private final int port;
    private Optional<Process> process = Optional.empty();

    RedisServer() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
            this.folder = Files.createTempDirectory("redis-test");
            Files.writeString(folder.resolve("users.acl"), users());
            Files.writeString(folder.resolve("redis.conf"), settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RedisServer started() {
        RedisServer server = new RedisServer();
        server.start();
        return server;
    }

    String url() {
        return url("metrics");
    }

    /** @param user of the container's, or {@code probe}, who may do all; each has the same password here */
    String url(String user) {
        return "redis://" + user + "@127.0.0.1:" + port;
    }

    /** With what an earlier start left. */
    void start() {
        try {
            process = Optional.of(new ProcessBuilder(
                            program().toString(), folder.resolve("redis.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().until(this::answers);
    }

    /** By SIGKILL. */
    void kill() {
        process.ifPresent(one -> one.destroyForcibly().onExit().join());
        process = Optional.empty();
    }

    /** Its data. */
    void forget() {
        delete(folder.resolve("appendonlydir"));
    }

    @Override
    public void close() {
        kill();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        if (!process.orElseThrow().isAlive()) {
            throw new IllegalStateException("the server ended: " + log());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The container's, but for its places. */
    private String settings() throws IOException {
        return Files.readString(CONTAINER.resolve("conf/redis.conf"))
                .replace("bind * -::*", "bind 127.0.0.1")
                .replace("port 6379", "port " + port)
                .replace("/run/redis/users.acl", folder.resolve("users.acl").toString())
                .replace("dir /data", "dir " + folder);
    }

    /** The lines the container's entry point writes, with our passwords. */
    private static String users() throws IOException {
        String script = Files.readString(CONTAINER.resolve("docker-entrypoint.sh"));
        String begin = "<<USERS\n";
        return script.substring(script.indexOf(begin) + begin.length(), script.indexOf("\nUSERS\n") + 1)
                        .replace("$metrics", sha256(PASSWORD))
                        .replace("$wordpress", sha256(PASSWORD))
                + "user probe on #" + sha256(PASSWORD) + " ~* +@all\n";
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("valkey-server", "redis-server").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("redis-server is missing: apt install redis-server"));
    }
}
