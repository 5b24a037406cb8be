package io.totem.doctor.upstream;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.site.Upstream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A socket in the file system, and every folder above it, as the web server's worker finds them.
 *
 * @param steps what exists of the path, from the top on, links followed
 * @param worker empty when no worker runs: then nobody knows as whom it would ask
 * @param answer what connecting gave, from this process
 * @param others sockets in the same folder: what the path may have meant
 * @param container the id of the one nginx runs in; empty on the machine itself
 * @param configuredIn the files of nginx' configuration on this machine that name it
 * @param elsewhere where else on the machine the same path is a socket, which nginx does not see
 */
public record UnixFacts(
        Upstream.Unix upstream,
        List<PathStep> steps,
        Optional<Worker> worker,
        Answer answer,
        List<Path> others,
        Optional<String> container,
        List<Path> configuredIn,
        List<Place> elsewhere)
        implements Facts {

    private static final int WRITE = 2;
    private static final int GO_THROUGH = 1;

    /** What connecting gave. */
    public enum Answer {
        TAKEN,
        /** The connection waits in line, and no worker of FastCGI comes for it. */
        BUSY,
        /** The file is there and nobody listens behind it (ECONNREFUSED, unix(7)). */
        REFUSED,
        /** Not even this process may. */
        DENIED,
        NO_SOCKET
    }

    public UnixFacts {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
        configuredIn = List.copyOf(configuredIn);
        elsewhere = List.copyOf(elsewhere);
    }

    /** The socket itself, where there is one. */
    public Optional<PathStep> socket() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast()).filter(PathStep::isSocket);
    }

    /** The first folder the worker cannot go through. */
    public Optional<PathStep> closedFolder() {
        return worker.flatMap(who -> steps.stream()
                .filter(step -> !step.isSocket() && !who.may(GO_THROUGH, step))
                .findFirst());
    }

    /** Whether the worker would be let in by the socket's own mode; connecting takes the right to write. */
    public boolean isClosedToWorker() {
        return worker.isPresent()
                && socket().filter(step -> !worker.get().may(WRITE, step)).isPresent();
    }

    /**
     * Whether nobody but root can put something else in the place of a step while a command about it is read and typed: a
     * link to a file of root's would get what the command gives.
     */
    public boolean staysInPlace(PathStep step) {
        return steps.contains(step)
                && steps.stream().takeWhile(above -> !above.equals(step)).allMatch(PathStep::isRootsAlone);
    }

    @Override
    public Outcome outcome() {
        boolean closed = isClosedToWorker() || closedFolder().isPresent();
        return answer == Answer.TAKEN && !closed ? Outcome.PASSED : Outcome.FAILED;
    }

    @Override
    public LocalizedText summary() {
        String path = upstream.path().toString();
        Optional<PathStep> folder = closedFolder();
        if (folder.isPresent()) {
            return text(
                    "unix.closedFolder",
                    path,
                    folder.get().path().toString(),
                    folder.get().permissions());
        }
        if (isClosedToWorker()) {
            PathStep socket = socket().orElseThrow();
            return text("unix.closed", path, socket.owner(), socket.group(), socket.permissions());
        }
        return text("unix." + answer.name(), path);
    }
}
