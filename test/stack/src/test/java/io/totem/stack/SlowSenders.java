package io.totem.stack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;

/** Requests from one address that send the beginning of a body, and the rest a byte a second. */
final class SlowSenders implements AutoCloseable {

    private static final int GLANCE_MILLIS = 20;
    private static final int PIECE = 64 << 10;

    private final List<SSLSocket> sockets = new ArrayList<>();
    private int turnedAway;

    private SlowSenders() {}

    static SlowSenders start(String address, int port, String from, int count, String request) throws IOException {
        SlowSenders senders = new SlowSenders();
        for (int i = 0; i < count; i++) {
            SSLSocket socket = RawRequest.open(address, port, from);
            socket.startHandshake();
            socket.setSoTimeout(GLANCE_MILLIS);
            senders.sockets.add(socket);
        }
        senders.sendToAll(request);
        return senders;
    }

    /** How many got an answer instead of being waited for. */
    int turnedAway() {
        dropAnswered();
        return turnedAway;
    }

    /** @return how many are still waited for at the end */
    int dripFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(30)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            dropAnswered();
            sendToAll("x");
            return System.nanoTime() > end;
        });
        dropAnswered();
        return sockets.size();
    }

    /** A piece to each, then the next piece: nobody pauses while it is others' turn. */
    private void sendToAll(String text) {
        byte[] all = text.getBytes(StandardCharsets.US_ASCII);
        for (int sent = 0; sent < all.length; sent += PIECE) {
            for (SSLSocket socket : sockets) {
                try {
                    socket.getOutputStream().write(all, sent, Math.min(PIECE, all.length - sent));
                } catch (IOException closed) {
                    // Answered: the next look drops it.
                }
            }
        }
    }

    private void dropAnswered() {
        int before = sockets.size();
        sockets.removeIf(SlowSenders::isAnswered);
        turnedAway += before - sockets.size();
    }

    private static boolean isAnswered(SSLSocket socket) {
        try {
            socket.getInputStream().read();
            socket.close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        for (SSLSocket socket : sockets) {
            socket.close();
        }
    }
}
