package io.totem.doctor.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that answers each connection with whatever it likes, as long as somebody listens. */
final class HostileSite implements AutoCloseable {

    /** What it writes. */
    @FunctionalInterface
    interface Answer {
        void write(OutputStream out, String url) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;

    HostileSite(Answer answer) throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(answer));
    }

    private void serve(Answer answer) {
        while (!listening.isClosed()) {
            try {
                Socket visitor = listening.accept();
                Thread.ofVirtual().start(() -> answer(visitor, answer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket visitor, Answer answer) {
        try (visitor) {
            visitor.getInputStream().read(new byte[8_192]);
            answer.write(visitor.getOutputStream(), url());
        } catch (IOException visitorGone) {
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/";
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
