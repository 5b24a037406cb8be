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
 */
public record ListeningSocket(Protocol protocol, InetAddress address, int port, long inode) {

    /** The transport, without the address family: the address says that. */
    public enum Protocol {
        TCP,
        UDP
    }

    public ListeningSocket {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(address, "address");
    }

    /** Whether others than this machine can reach it; 127.0.0.0/8 and ::1 cannot be reached. */
    public boolean isPublic() {
        return !address.isLoopbackAddress();
    }
}
