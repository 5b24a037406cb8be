package io.totem.policy.windows;

import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ListeningSocket.Protocol;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.InternetProtocolStats.TcpState;

/** Who waits on which port. */
final class OshiSockets {

    /** Windows' tables name the process; no inode stands between. */
    private static final long NO_INODE = 0;

    private static final int IPV4_BYTES = 4;

    private OshiSockets() {}

    /** By PID. */
    static Map<Integer, List<ListeningSocket>> listening(List<IPConnection> connections) {
        return connections.stream()
                .filter(connection -> connection.getowningProcessId() > 0 && connection.getLocalPort() > 0)
                .filter(OshiSockets::waits)
                .collect(Collectors.groupingBy(
                        IPConnection::getowningProcessId,
                        Collectors.mapping(OshiSockets::socket, Collectors.toUnmodifiableList())));
    }

    private static boolean waits(IPConnection connection) {
        return protocol(connection) == Protocol.TCP
                ? connection.getState() == TcpState.LISTEN
                : connection.getForeignPort() == 0;
    }

    private static ListeningSocket socket(IPConnection connection) {
        return new ListeningSocket(protocol(connection), address(connection), connection.getLocalPort(), NO_INODE);
    }

    private static Protocol protocol(IPConnection connection) {
        return connection.getType().startsWith("tcp") ? Protocol.TCP : Protocol.UDP;
    }

    /** OSHI leaves the address out where a socket waits on every one. */
    private static InetAddress address(IPConnection connection) {
        byte[] bytes = connection.getLocalAddress();
        try {
            return InetAddress.getByAddress(bytes.length == 0 ? new byte[IPV4_BYTES] : bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", wrongLength);
        }
    }
}
