package io.totem.doctor.rule;

import io.totem.doctor.upstream.UnixFacts;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.StageName;
import java.util.List;
import java.util.Optional;

/** The socket itself does not take the worker: its owner, group or mode. */
final class SocketClosed implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(UnixFacts.class)
                .filter(UnixFacts::isClosedToWorker)
                .flatMap(unix -> unix.socket().map(socket -> {
                    String path = socket.path().toString();
                    int group = unix.worker().orElseThrow().group();
                    return Cause.of(
                            "SOCKET_CLOSED",
                            Confidence.CERTAIN,
                            evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                            List.of("chgrp " + group + " " + path, "chmod 0660 " + path),
                            path,
                            socket.owner(),
                            socket.group(),
                            socket.permissions());
                }));
    }
}
