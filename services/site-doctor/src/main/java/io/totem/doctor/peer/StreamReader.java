package io.totem.doctor.peer;

import io.totem.api.logs.TailApi;
import io.totem.doctor.sites.LogReader;
import jakarta.inject.Singleton;
import java.util.Optional;

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
        try {
            peers.ask(Peer.LOG_STREAM, TailApi.class, token, api -> api.tail(Optional.of(source), Optional.of("1")));
            return false;
        } catch (PeerException e) {
            return e.status() == FORBIDDEN;
        }
    }
}
