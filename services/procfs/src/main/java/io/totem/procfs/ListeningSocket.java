package io.totem.procfs;

import java.net.InetAddress;
import java.util.Objects;

/**
 * A socket that waits for others: TCP in state LISTEN, or an unconnected bound UDP socket (proc_net_tcp(5)).
 *
 * @param protocol which table it stood in
 * @param address the local address it is bound to
 * @param port 1 to 65535
 * @param inode the socket's inode, the key that joins it to {@code /proc/PID/fd}
 * @param contained whether it stands in the network of a container, not in the host's: its addresses are the container's own
 */
public record ListeningSocket(Protocol protocol, InetAddress address, int port, long inode, boolean contained) {

    /** The transport, without the address family: the address says that. */
    public enum Protocol {
        TCP,
        UDP
    }

    public ListeningSocket {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(address, "address");
    }

    /** One in the host's own network. */
    public ListeningSocket(Protocol protocol, InetAddress address, int port, long inode) {
        this(protocol, address, port, inode, false);
    }

    /** The same in the network of a container. */
    ListeningSocket inContainer() {
        return new ListeningSocket(protocol, address, port, inode, true);
    }

    /**
     * Whether others than this machine's own programs can reach it by its address; 127.0.0.0/8 and ::1 cannot be reached, and of
     * a container only what its engine publishes. {@link AddressTable#reach} says who.
     */
    public boolean isPublic() {
        return !contained && !address.isLoopbackAddress();
    }
}
