package io.totem.policy.port;

import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.Reach;
import java.util.List;
import java.util.Objects;

/**
 * A port that a process keeps open, and who can reach it.
 *
 * @param address what it is bound to; of a container one of its own network
 * @param port 1 to 65535; of a container the container's
 * @param reach by the address alone; what the engine publishes stands beside it
 * @param contained whether it stands in the network of a container
 * @param published where the machine takes connections for it; empty in the host's own network
 */
public record OpenPort(
        Protocol protocol,
        String address,
        int port,
        Reach reach,
        boolean contained,
        List<Publication> published,
        Purpose purpose) {

    public OpenPort {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(reach, "reach");
        published = List.copyOf(published);
        Objects.requireNonNull(purpose, "purpose");
    }

    /** By its address alone: of a container nothing is known to be published. */
    public static OpenPort ofAddress(ListeningSocket socket) {
        Reach reach = Reach.ofAddress(socket.address());
        return new OpenPort(
                socket.protocol(),
                socket.address().getHostAddress(),
                socket.port(),
                socket.contained() && reach != Reach.LOOPBACK ? Reach.CONTAINERS : reach,
                socket.contained(),
                List.of(),
                Purpose.OWN);
    }

    /** Whether other machines can connect, here or where it is published. */
    public boolean leavesMachine() {
        return reach.leavesMachine()
                || published.stream()
                        .anyMatch(publication -> publication.reach().leavesMachine());
    }
}
