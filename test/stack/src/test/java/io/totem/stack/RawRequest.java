package io.totem.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A request byte by byte, as no client's library would send it. */
final class RawRequest {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final SSLContext TRUSTING = trusting();
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    private RawRequest() {}

    /**
     * @param status 0 when the connection was closed without an answer
     * @param text all that came, as Latin-1
     */
    record Answer(int status, String text) {

        static Answer of(String text) {
            return new Answer(text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0, text);
        }

        Optional<String> header(String name) {
            return head().lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        String head() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? text : text.substring(0, end);
        }

        String body() {
            return text.substring(Math.min(text.length(), head().length() + 4));
        }
    }

    /** What the front of an answer says; an event stream has no end that one could wait for. */
    static Answer head(String address, int port, String from, String request) {
        return ask(() -> open(address, port, from), request, true);
    }

    /** The whole answer: the request has to say {@code Connection: close}. */
    static Answer whole(URI at, String request) {
        return whole(at.getHost(), at.getPort(), "0.0.0.0", request);
    }

    static Answer whole(String address, int port, String from, String request) {
        return ask(() -> open(address, port, from), request, false);
    }

    /**
     * The statuses of the same request on several connections, so many times on each without waiting for an answer in
     * between: what a slow machine takes to connect gives nobody time.
     *
     * @param last the same request, with {@code Connection: close}
     */
    static List<Integer> statusesOfMany(int connections, int onEach, String request, String last) throws IOException {
        List<SSLSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                SSLSocket socket = open(OtherAddress.DOOR, 443, OtherAddress.FROM);
                socket.startHandshake();
                sockets.add(socket);
            }
            byte[] all = (request.repeat(onEach - 1) + last).getBytes(StandardCharsets.ISO_8859_1);
            for (SSLSocket socket : sockets) {
                socket.getOutputStream().write(all);
            }
            List<Integer> statuses = new ArrayList<>();
            for (SSLSocket socket : sockets) {
                String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                STATUS.matcher(text)
                        .results()
                        .map(found -> Integer.valueOf(found.group(1)))
                        .forEach(statuses::add);
            }
            return statuses;
        } finally {
            for (SSLSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private static Answer ask(Connection connection, String request, boolean headAlone) {
        StringBuilder text = new StringBuilder();
        try (SSLSocket socket = connection.open()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] piece = new byte[16_384];
            int length = 0;
            while (length >= 0 && !(headAlone && text.indexOf("\r\n\r\n") >= 0)) {
                length = socket.getInputStream().read(piece);
                text.append(new String(piece, 0, Math.max(0, length), StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            // Whoever sends more than is taken is reset, before or after the answer.
            return Answer.of(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answer.of(text.toString());
    }

    private interface Connection {
        SSLSocket open() throws IOException;
    }

    /**
     * A connection to somewhere, as to localhost.
     *
     * @param from the address of this machine that it comes from
     */
    static SSLSocket open(String address, int port, String from) throws IOException {
        SSLSocket socket = (SSLSocket) TRUSTING.getSocketFactory().createSocket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName("localhost")));
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static SSLContext trusting() {
        X509TrustManager everybody = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {everybody}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
