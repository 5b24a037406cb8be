package io.totem.doctor.peer;

import io.totem.doctor.sites.LogReader;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What log-stream reads is within its roots, whoever asks. */
@Singleton
final class StreamReader implements LogReader {

    private static final int FORBIDDEN = 403;

    private final Peers peers;

    StreamReader(Peers peers) {
        this.peers = peers;
    }

    @Override
    public boolean refuses(String source, String token) throws InterruptedException {
        String path = "/api/logs/tail?lines=1&source=" + URLEncoder.encode(source, StandardCharsets.UTF_8);
        try {
            peers.get(Peer.LOG_STREAM, token, path, Answers.Tail.class);
            return false;
        } catch (PeerException e) {
            return e.status() == FORBIDDEN;
        }
    }
}
