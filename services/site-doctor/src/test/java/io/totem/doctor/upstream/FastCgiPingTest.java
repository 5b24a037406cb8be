package io.totem.doctor.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Against real PHP the ping is tried with the stack's tests; here is what real PHP does not do. */
class FastCgiPingTest {

    private static final Duration TIMEOUT = Duration.ofMillis(300);

    @Test
    void who_takes_the_connection_and_never_answers_is_busy() throws IOException {
        try (ServerSocket line = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(FastCgiPing.answers(line.getLocalSocketAddress(), TIMEOUT))
                    .isFalse();
        }
    }

    @Test
    void who_answers_in_another_language_is_not_taken_for_php() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread web = Thread.ofVirtual().start(() -> answer(other));
            assertThatThrownBy(() -> FastCgiPing.answers(other.getLocalSocketAddress(), TIMEOUT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not speak FastCGI");
            web.join();
        }
    }

    private static void answer(ServerSocket other) {
        try (Socket visitor = other.accept()) {
            visitor.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            visitor.getInputStream().readNBytes(24);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
