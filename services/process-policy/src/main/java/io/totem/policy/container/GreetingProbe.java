package io.totem.policy.container;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Alive is what greets whoever connects with a reply of FTP (three digits, RFC 959 §4.2): one that says it is full lives, too.
 *
 * @param indirect whether another service passes the connection on. It closes it when the one behind says nothing, so silence is
 *     its own, and says nothing of the one behind.
 */
record GreetingProbe(String service, boolean indirect, String host, int port) implements LivenessProbe {

    private static final int TIMEOUT = (int) Duration.ofSeconds(3).toMillis();
    private static final int FTP = 21;
    private static final int REPLY_CODE = 3;

    static GreetingProbe of(String service, boolean indirect, URI address) {
        return new GreetingProbe(service, indirect, address.getHost(), address.getPort() < 0 ? FTP : address.getPort());
    }

    @Override
    public Optional<Liveness> ask() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT);
            socket.setSoTimeout(TIMEOUT);
            return Optional.of(said(greeting(socket.getInputStream())));
        } catch (IOException e) {
            return indirect ? Optional.empty() : Optional.of(Liveness.not(host + ": " + e.getMessage()));
        }
    }

    private static byte[] greeting(InputStream stream) throws IOException {
        try {
            return stream.readNBytes(REPLY_CODE);
        } catch (SocketException reset) {
            return new byte[0];
        }
    }

    private static Liveness said(byte[] greeting) {
        String code = new String(greeting, StandardCharsets.ISO_8859_1);
        if (code.isEmpty()) {
            return Liveness.not("takes a connection and does not greet");
        }
        return code.matches("[1-5][0-9]{2}") ? Liveness.ALIVE : Liveness.not("greets with what is no reply of FTP");
    }
}
