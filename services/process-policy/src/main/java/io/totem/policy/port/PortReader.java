package io.totem.policy.port;

import io.totem.platform.engine.PublishedPort;
import io.totem.policy.container.Container;
import io.totem.policy.container.Containers;
import io.totem.policy.supervisor.SocketUnits;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.Reach;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Says of each process which ports it keeps open, who can reach them, and for whom it does: what the engine publishes is told at
 * the process in the container, what systemd holds at the service once that runs. For one thread at a time.
 */
public final class PortReader {

    private static final int INIT = 1;

    private record Kept(List<ListeningSocket> sockets, SweepPorts basis, PortFacts facts) {}

    private final HostAddresses addresses;
    private final Containers containers;
    private final SocketUnits units;
    private final FirewallFiles firewall;
    private ProcessSweep sweep;
    private SweepPorts basis = SweepPorts.NONE;
    private Map<Integer, Kept> kept = Map.of();
    private Map<Integer, Kept> fresh = new HashMap<>();

    public PortReader(HostAddresses addresses, Containers containers, SocketUnits units, FirewallFiles firewall) {
        this.addresses = addresses;
        this.containers = containers;
        this.units = units;
        this.firewall = firewall;
    }

    /** Empty of a process that has no socket, and is not the one at which a container's ports are told. */
    public Optional<PortFacts> read(ProcessSample process, ProcessSweep of) {
        if (of != sweep) {
            begin(of);
        }
        List<ListeningSocket> sockets = of.listening().getOrDefault(process.pid(), List.of());
        if (sockets.isEmpty() && !basis.isMain(process)) {
            return Optional.empty();
        }
        Kept before = kept.get(process.pid());
        Kept now = before != null && before.sockets() == sockets && before.basis() == basis && process.pid() != INIT
                ? before
                : new Kept(sockets, basis, facts(process, sockets));
        fresh.put(process.pid(), now);
        return Optional.of(now.facts());
    }

    private void begin(ProcessSweep of) {
        sweep = of;
        SweepPorts found = SweepPorts.of(of, containers, addresses.table(), firewall.read());
        basis = found.equals(basis) ? basis : found;
        kept = fresh;
        fresh = new HashMap<>();
    }

    private PortFacts facts(ProcessSample process, List<ListeningSocket> sockets) {
        Optional<Container> container =
                process.containerId().map(basis.containers()::get).map(basis::network);
        List<OpenPort> open = Stream.concat(
                        sockets.stream()
                                .filter(socket -> isOwn(process, socket))
                                .map(socket -> port(process, container, socket)),
                        basis.isMain(process) ? unseen(process, container) : Stream.empty())
                .distinct()
                .toList();
        return new PortFacts(open, container.map(Container::name), basis.firewall());
    }

    /** The engine itself answers the questions for names in its containers' networks. */
    private static boolean isOwn(ProcessSample process, ListeningSocket socket) {
        return process.containerId().isPresent() || !socket.contained();
    }

    private OpenPort port(ProcessSample process, Optional<Container> container, ListeningSocket socket) {
        Reach reach = reach(container, socket);
        return new OpenPort(
                socket.protocol(),
                address(container, socket, reach),
                socket.port(),
                reach,
                socket.contained(),
                socket.contained() && reach != Reach.LOOPBACK
                        ? publications(container, wanted -> isOf(wanted, socket))
                        : List.of(),
                purpose(process, socket));
    }

    /** Of a container that listens at all of its addresses: the one in a network of others, where it has one there. */
    private String address(Optional<Container> container, ListeningSocket socket, Reach reach) {
        boolean others = socket.contained() && socket.address().isAnyLocalAddress() && reach.leavesMachine();
        return container.stream()
                .filter(_ -> others)
                .flatMap(known -> known.network().addresses().stream())
                .filter(own -> literal(own)
                        .flatMap(basis.addresses()::onLink)
                        .filter(reach::equals)
                        .isPresent())
                .findFirst()
                .orElseGet(() -> socket.address().getHostAddress());
    }

    private Reach reach(Optional<Container> container, ListeningSocket socket) {
        Reach own = Reach.ofAddress(socket.address());
        if (!socket.contained()) {
            return basis.addresses().reach(socket.address());
        }
        return own == Reach.LOOPBACK ? own : outside(container);
    }

    /** Mostly a bridge of this machine; a container of a macvlan network has an address in a network of others. */
    private Reach outside(Optional<Container> container) {
        return container.stream()
                .flatMap(known -> known.network().addresses().stream())
                .flatMap(address -> literal(address).stream())
                .flatMap(address -> basis.addresses().onLink(address).stream())
                .max(Reach::compareTo)
                .orElse(Reach.CONTAINERS);
    }

    private Purpose purpose(ProcessSample process, ListeningSocket socket) {
        if (!socket.contained() && isSystemd(process)) {
            Optional<SocketUnits.Found> unit = units.find(socket);
            return new Purpose.Activation(
                    unit.map(SocketUnits.Found::unit),
                    unit.map(SocketUnits.Found::starts),
                    basis.heldBesideInit().contains(socket.inode()));
        }
        return basis.forwarding(socket)
                .<Purpose>map(found -> found)
                .filter(_ -> !socket.contained() && DockerProxy.is(process))
                .or(() -> Optional.ofNullable(
                        basis.inherited().getOrDefault(process.pid(), Map.of()).get(socket.inode())))
                .orElse(Purpose.OWN);
    }

    private static boolean isSystemd(ProcessSample process) {
        return process.pid() == INIT
                && process.executable()
                        .map(path -> path.endsWith("/systemd"))
                        .orElse(process.comm().equals("systemd"));
    }

    /** What is published and listened on by none of the processes that could be looked at: told at the container's main one. */
    private Stream<OpenPort> unseen(ProcessSample process, Optional<Container> container) {
        return container.stream()
                .filter(known ->
                        process.containerId().filter(known.id()::equals).isPresent())
                .filter(known -> !basis.looked().contains(known.id()))
                .flatMap(known -> known.network().published().stream())
                .map(port -> new OpenPort(
                        Protocol.valueOf(port.protocol().toUpperCase(Locale.ROOT)),
                        "",
                        port.containerPort(),
                        Reach.CONTAINERS,
                        true,
                        publications(
                                container,
                                other -> other.protocol().equals(port.protocol())
                                        && other.containerPort() == port.containerPort()),
                        Purpose.OWN));
    }

    private List<Publication> publications(Optional<Container> container, Predicate<PublishedPort> wanted) {
        return container.stream()
                .flatMap(known -> known.network().published().stream())
                .filter(wanted)
                .map(port -> new Publication(port.hostAddress(), port.hostPort(), basis.published(port.hostAddress())))
                .toList();
    }

    private static boolean isOf(PublishedPort port, ListeningSocket socket) {
        return port.containerPort() == socket.port()
                && port.protocol().equals(socket.protocol().name().toLowerCase(Locale.ROOT));
    }

    private static Optional<InetAddress> literal(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
