package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.upstream.PathStep;
import io.totem.doctor.upstream.UnixFacts;
import io.totem.platform.command.Command;
import java.util.List;
import java.util.Optional;

/** The socket itself does not take the worker: its owner, group or mode. */
final class SocketPermissionDenied implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(UnixFacts.class)
                .filter(UnixFacts::isClosedToWorker)
                .flatMap(unix -> unix.socket().map(socket -> cause(unix, socket, evidence)));
    }

    private static Cause cause(UnixFacts unix, PathStep socket, Evidence evidence) {
        boolean here = unix.container().isEmpty();
        // In a folder of somebody else's, a link to another file could lie there by the time the command is typed.
        boolean opened = here && unix.staysInPlace(socket);
        return Cause.said(
                "SOCKET_PERMISSION_DENIED",
                opened ? "SOCKET_PERMISSION_DENIED" : "SOCKET_PERMISSION_DENIED.ANEW",
                here ? Confidence.CERTAIN : Confidence.LIKELY,
                evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                opened ? opened(unix, socket.path().toString()) : Units.restart(unix),
                socket.path().toString(),
                socket.owner(),
                socket.group(),
                socket.permissions());
    }

    private static List<Command> opened(UnixFacts unix, String path) {
        String group = Integer.toString(unix.worker().orElseThrow().group());
        return Command.sequence(
                Command.of("chgrp", group).on(path), Command.of("chmod", "0660").on(path));
    }
}
