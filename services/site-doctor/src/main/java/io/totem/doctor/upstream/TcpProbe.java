package io.totem.doctor.upstream;

import io.totem.doctor.name.AddressKind;
import io.totem.doctor.name.Lookup;
import io.totem.doctor.name.NameFacts;
import io.totem.doctor.port.Connection;
import io.totem.doctor.site.Upstream;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.SocketTable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at a port behind the web server: whether it takes connections, and who listens there. */
final class TcpProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Lookup lookup = new Lookup();
    private final Optional<SocketTable> sockets;

    /** @param host whose ports may be meant; empty where they are not seen */
    TcpProbe(Optional<HostRoot> host) {
        this.sockets = host.map(SocketTable::new);
    }

    TcpFacts check(Upstream.Tcp tcp) throws InterruptedException {
        NameFacts name = lookup.of(tcp.host(), AddressKind::mayLieInside);
        Optional<InetAddress> address = name.addresses().stream().findFirst();
        Optional<Connection> connection = address.map(there -> Connection.tried(there, tcp.port(), TIMEOUT));
        boolean busy = tcp.fastCgi()
                && connection.filter(Connection.OPEN::equals).isPresent()
                && UnixProbe.isBusy(new InetSocketAddress(address.orElseThrow(), tcp.port()));
        return new TcpFacts(tcp, connection, busy, listening(tcp.port()));
    }

    /** Whether its address means this process's own machine, or nothing at all. */
    boolean isLoopback(Upstream.Tcp tcp) throws InterruptedException {
        return lookup.of(tcp.host(), _ -> true).addresses().stream().allMatch(InetAddress::isLoopbackAddress);
    }

    private List<InetAddress> listening(int port) {
        return sockets.stream()
                .flatMap(table -> table.listening().stream())
                .filter(socket -> socket.protocol() == ListeningSocket.Protocol.TCP && socket.port() == port)
                .map(ListeningSocket::address)
                .distinct()
                .toList();
    }
}
