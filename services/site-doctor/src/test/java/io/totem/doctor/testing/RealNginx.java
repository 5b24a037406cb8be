package io.totem.doctor.testing;

import static org.awaitility.Awaitility.await;

import io.totem.platform.testing.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real nginx of the test's own on loopback, with its error log in a folder of the test. */
public final class RealNginx implements AutoCloseable {

    private final Process process;
    private final Path root;
    private final int port;

    /**
     * @param root of a machine of folders, which gets its configuration
     * @param locations of its only server block
     */
    public RealNginx(Path root, String locations) throws IOException {
        this.root = root;
        this.port = FreePort.find();
        Path temporary = Files.createDirectories(root.resolve("tmp"));
        Files.createDirectories(root.resolve("www"));
        Path configuration = Files.createDirectories(root.resolve("etc/nginx")).resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off; pid %1$s/pid; error_log %2$s warn; worker_processes 1;
                events {}
                http {
                    access_log %1$s/access.log; client_body_temp_path %1$s/b; proxy_temp_path %1$s/p;
                    fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                    server { listen 127.0.0.1:%3$d; root %4$s; %5$s }
                }
                """.formatted(temporary, errorLog(), port, root.resolve("www"), locations));
        this.process = new ProcessBuilder(program(), "-p", temporary.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("output").toFile())
                .start();
        await().atMost(Duration.ofSeconds(10)).until(this::listens);
    }

    /** Mostly not on the path of a user who is not root. */
    private static String program() {
        return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx")
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElse("nginx");
    }

    public Path errorLog() {
        return root.resolve("error.log");
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** One GET as somebody would type it who does not use a browser; returns the status line. */
    public String get(String target, String... headers) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n"
                    + String.join(
                            "",
                            Arrays.stream(headers).map(line -> line + "\r\n").toList()) + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
