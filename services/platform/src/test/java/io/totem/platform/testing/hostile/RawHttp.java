package io.totem.platform.testing.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes that no HTTP client would send, and takes what comes back. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 15_000;
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: ([0-9]{1,9})");
    private static final int ENOUGH = 64 * 1024;

    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    /** The answer's text, empty where the connection was closed without one. A stream is left after its head. */
    String exchange(byte[] request, boolean hangUp) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request);
                out.flush();
                if (hangUp) {
                    socket.shutdownOutput();
                }
            } catch (SocketException answeredBefore) {
                // The server may refuse while we send; what it said can still be read.
                return answer(socket.getInputStream());
            }
            return answer(socket.getInputStream());
        }
    }

    /** As far as it says so itself: some connections stay open behind an answer. Of a stream the head is enough. */
    private static boolean isWhole(String answer) {
        int body = answer.indexOf("\r\n\r\n") + 4;
        if (body < 4) {
            return false;
        }
        String head = answer.substring(0, body).toLowerCase(Locale.ROOT);
        Matcher length = LENGTH.matcher(head);
        return head.contains("text/event-stream")
                || head.contains("\r\ntransfer-encoding: chunked") && answer.endsWith("0\r\n\r\n")
                || length.find() && answer.length() - body >= Integer.parseInt(length.group(1));
    }

    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] block = new byte[4096];
        try {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                answer.write(block, 0, read);
                if (answer.size() > ENOUGH || isWhole(answer.toString(StandardCharsets.ISO_8859_1))) {
                    break;
                }
            }
        } catch (SocketTimeoutException silent) {
            return answer.size() == 0 ? "SILENT" : answer.toString(StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return answer.toString(StandardCharsets.UTF_8);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
