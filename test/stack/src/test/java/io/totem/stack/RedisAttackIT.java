package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever took over WordPress has its user in Redis, which metrics works with as well. */
class RedisAttackIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MEBIBYTE = 1 << 20;

    /** Answers that nobody reads lie in the server's memory. */
    @Test
    void whoever_asks_and_does_not_read_is_let_go() throws IOException {
        try (Socket socket = wordpress()) {
            OutputStream out = socket.getOutputStream();
            out.write(("*3\r\n$3\r\nSET\r\n$15\r\nwordpress:suite\r\n$" + MEBIBYTE + "\r\n" + "x".repeat(MEBIBYTE)
                            + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> isLetGo(out));
        } finally {
            try (Socket socket = wordpress()) {
                socket.getOutputStream().write("DEL wordpress:suite\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readNBytes(2), StandardCharsets.US_ASCII))
                        .isEqualTo(":1");
            }
        }
        assertThat(Docker.exec("redis", "/healthcheck.sh").code()).isZero();
    }

    private static boolean isLetGo(OutputStream out) throws IOException {
        try {
            out.write("GET wordpress:suite\r\n".repeat(20).getBytes(StandardCharsets.US_ASCII));
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static Socket wordpress() throws IOException {
        Socket socket =
                new Socket("127.0.0.1", URI.create(Relay.to("redis", 6379)).getPort());
        socket.getOutputStream()
                .write(("AUTH wordpress " + Stack.secret("redis_wordpress_password") + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII))
                .isEqualTo("+OK\r\n");
        return socket;
    }
}
