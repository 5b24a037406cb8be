package io.totem.doctor.upstream;

import static io.totem.doctor.DoctorTexts.text;

import io.totem.doctor.name.Lookup;
import io.totem.doctor.name.NameFacts;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLogFacts;
import io.totem.doctor.port.Connection;
import io.totem.doctor.site.Upstream;
import io.totem.doctor.upstream.UnixFacts.Answer;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.Facts;
import io.totem.doctor.walk.Stage;
import io.totem.doctor.walk.StageName;
import io.totem.platform.text.Text;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.SocketTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks from inside at what answers behind the web server: as it was configured, or as the error log names it. */
public final class UpstreamStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FOR_A_WORKER = Duration.ofMillis(1_500);
    private static final int MOST_OTHERS = 10;

    private final Lookup lookup = new Lookup();
    private final Workers workers;
    private final SocketTable sockets;
    private final boolean seesHost;

    public UpstreamStage(HostRoot host) {
        this(host, true);
    }

    private UpstreamStage(HostRoot host, boolean seesHost) {
        this.workers = new Workers(host);
        this.sockets = new SocketTable(host);
        this.seesHost = seesHost;
    }

    /** From where a socket's path, and the loopback address, lead to something else than on the machine of the site. */
    public static UpstreamStage fromAContainer() {
        return new UpstreamStage(HostRoot.local(), false);
    }

    @Override
    public StageName name() {
        return StageName.UPSTREAM;
    }

    @Override
    public Set<StageName> needs() {
        return Set.of(StageName.ERROR_LOG);
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Optional<Text> pointless(Evidence soFar) {
        return upstream(soFar).isEmpty() ? Optional.of(text("skipped.upstream")) : Optional.empty();
    }

    @Override
    public Facts look(Evidence soFar) throws InterruptedException {
        Upstream upstream = upstream(soFar).orElseThrow();
        if (!seesHost && isHidden(upstream)) {
            return new UnseenFacts(upstream);
        }
        return switch (upstream) {
            case Upstream.Unix unix -> look(unix);
            case Upstream.Tcp tcp -> look(tcp);
        };
    }

    /** Whether its address means something else in this container, or nothing. */
    private boolean isHidden(Upstream upstream) throws InterruptedException {
        return switch (upstream) {
            case Upstream.Unix _ -> true;
            case Upstream.Tcp tcp ->
                lookup.of(tcp.host(), _ -> true).addresses().stream().allMatch(InetAddress::isLoopbackAddress);
        };
    }

    private static Optional<Upstream> upstream(Evidence soFar) {
        return soFar.target()
                .upstream()
                .or(() -> soFar.find(ErrorLogFacts.class)
                        .flatMap(log -> log.newest(line -> line.upstream().isPresent()))
                        .flatMap(ErrorLine::upstream)
                        .flatMap(Upstream::parse));
    }

    private UnixFacts look(Upstream.Unix unix) {
        try {
            List<PathStep> steps = PathStep.to(unix.path());
            boolean there = !steps.isEmpty() && steps.getLast().isSocket();
            return new UnixFacts(
                    unix, steps, workers.find(), there ? answer(unix) : Answer.NO_SOCKET, others(unix.path()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Answer answer(Upstream.Unix unix) {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(unix.path());
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
    private static boolean isBusy(SocketAddress address) {
        try {
            return !FastCgiPing.answers(address, FOR_A_WORKER);
        } catch (IOException noFastCgi) {
            return false;
        }
    }

    private static List<Path> others(Path path) throws IOException {
        List<Path> sockets = new ArrayList<>();
        if (Files.isReadable(path.getParent())) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path.getParent())) {
                for (Path entry : entries) {
                    if (sockets.size() < MOST_OTHERS && !entry.equals(path) && isSocket(entry)) {
                        sockets.add(entry);
                    }
                }
            }
        }
        return sockets;
    }

    /** Links are left out: what they lead to is in the list itself, or in another folder. */
    private static boolean isSocket(Path entry) throws IOException {
        return PathStep.of(entry).isSocket();
    }

    private TcpFacts look(Upstream.Tcp tcp) throws InterruptedException {
        NameFacts name = lookup.of(tcp.host(), _ -> true);
        Optional<InetAddress> address = name.addresses().stream().findFirst();
        Optional<Connection> connection = address.map(there -> Connection.tried(there, tcp.port(), PATIENCE));
        boolean busy = tcp.fastCgi()
                && connection.filter(Connection.OPEN::equals).isPresent()
                && isBusy(new InetSocketAddress(address.orElseThrow(), tcp.port()));
        return new TcpFacts(tcp, connection, busy, listening(tcp.port()));
    }

    private List<InetAddress> listening(int port) {
        if (!seesHost) {
            return List.of();
        }
        return sockets.listening().stream()
                .filter(socket -> socket.protocol() == ListeningSocket.Protocol.TCP && socket.port() == port)
                .map(ListeningSocket::address)
                .distinct()
                .toList();
    }
}
