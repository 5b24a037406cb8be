package io.totem.doctor.upstream;

import io.totem.doctor.site.Upstream;
import io.totem.doctor.upstream.UnixFacts.Answer;
import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at a socket in the file system as nginx' worker would find it. */
final class UnixProbe {

    private static final Duration FOR_A_WORKER = Duration.ofMillis(1_500);
    private static final int MOST_OTHERS = 10;
    private static final int MOST_PLACES = 3;

    private final Workers workers;
    private final Processes processes;

    UnixProbe(HostRoot host) {
        this.workers = new Workers(host);
        this.processes = new Processes(host);
    }

    UnixFacts check(Upstream.Unix unix, List<Path> configuredIn) throws IOException {
        View view = view(unix.path());
        List<PathStep> steps;
        try {
            steps = PathStep.to(view.root(), unix.path());
        } catch (AccessDeniedException notForUs) {
            return facts(unix, view, configuredIn, List.of(), Answer.DENIED);
        }
        boolean there = !steps.isEmpty() && steps.getLast().isSocket();
        return facts(
                unix,
                view,
                configuredIn,
                steps,
                there ? answer(unix, steps.getLast().path()) : Answer.NO_SOCKET);
    }

    /** An nginx in some container has no say in a path that is rather one of the machine itself. */
    private View view(Path path) {
        View view = workers.view();
        View own = workers.own();
        boolean foreign = view.container().isPresent()
                && Files.exists(own.seen(path).getParent())
                && (isSocket(own.root(), path) || !Files.exists(view.seen(path).getParent()));
        if (foreign) {
            return own;
        }
        return isSame(own.seen(path), view.seen(path)) ? view.in(own.root()) : view;
    }

    /** A tree of one's own mostly has the same folders in most places: then the short paths do. */
    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one.getParent(), other.getParent());
        } catch (IOException notTold) {
            return false;
        }
    }

    private UnixFacts facts(Upstream.Unix unix, View view, List<Path> configuredIn, List<PathStep> steps, Answer answer)
            throws IOException {
        List<Place> elsewhere = answer == Answer.NO_SOCKET ? elsewhere(unix.path(), view) : List.of();
        return new UnixFacts(
                unix,
                steps,
                view.worker(),
                answer,
                others(unix.path(), view),
                view.container(),
                configuredIn,
                elsewhere);
    }

    private static Answer answer(Upstream.Unix unix, Path socket) {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
        Answer answer = connect(address);
        return answer == Answer.TAKEN && unix.fastCgi() && isBusy(address) ? Answer.BUSY : answer;
    }

    /** Lets go at once: a worker would wait for a request on it. */
    private static Answer connect(UnixDomainSocketAddress address) {
        try (SocketChannel _ = SocketChannel.open(address)) {
            return Answer.TAKEN;
        } catch (ConnectException refused) {
            return Answer.REFUSED;
        } catch (IOException denied) {
            return Answer.DENIED;
        }
    }

    /** Whoever does not speak FastCGI at all is not busy: that is another trouble, and nginx' log tells of it. */
    static boolean isBusy(SocketAddress address) {
        try {
            return !FastCgiPing.answers(address, FOR_A_WORKER);
        } catch (IOException noFastCgi) {
            return false;
        }
    }

    private static List<Path> others(Path path, View view) throws IOException {
        Path folder = view.seen(path).getParent();
        List<Path> sockets = new ArrayList<>();
        if (Files.isReadable(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    if (sockets.size() < MOST_OTHERS && !view.known(entry).equals(path) && isSocket(entry)) {
                        sockets.add(view.known(entry));
                    }
                }
            }
        }
        return sockets;
    }

    /** One process of each other tree of files in which the same path is a socket. */
    private List<Place> elsewhere(Path path, View view) {
        Set<String> seen = new HashSet<>();
        view.tree().ifPresent(seen::add);
        List<Place> places = new ArrayList<>();
        for (Processes.One process : processes.all()) {
            boolean another = process.tree().filter(seen::add).isPresent();
            if (another && places.size() < MOST_PLACES && isSocket(process.root(), path)) {
                places.add(new Place(
                        process.name(),
                        process.container()
                                .filter(id -> !processes.first().container().equals(Optional.of(id)))));
            }
        }
        return places;
    }

    private static boolean isSocket(Path root, Path path) {
        try {
            List<PathStep> steps = PathStep.to(root, path);
            return !steps.isEmpty() && steps.getLast().isSocket();
        } catch (IOException notForUs) {
            return false;
        }
    }

    /** Links are left out: what they lead to is in the list itself, or in another folder. */
    private static boolean isSocket(Path entry) throws IOException {
        return PathStep.of(entry).isSocket();
    }
}
