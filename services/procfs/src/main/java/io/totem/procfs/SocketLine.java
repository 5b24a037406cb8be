package io.totem.procfs;

import io.totem.procfs.ListeningSocket.Protocol;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One line of {@code /proc/PID/net/tcp} and its like (proc_net_tcp(5)), as far as we want it:
 * {@code sl: local:port remote:port state queues timer retransmits uid timeout inode}.
 *
 * @param address the local one; an IPv4 address also where it is mapped into IPv6
 * @param remotePort 0 where nobody is connected
 * @param state the kernel's number for it; UDP borrows TCP's
 */
record SocketLine(InetAddress address, int port, int remotePort, int state, long inode) {

    private static final int CLOSE = 7;
    private static final int LISTEN = 10;
    private static final int FIELDS = 10;

    /** Empty for the header and for a line that is cut short. */
    static Optional<SocketLine> parse(String line) {
        String[] fields = line.strip().split("\\s+", FIELDS + 1);
        if (fields.length < FIELDS || !fields[0].endsWith(":")) {
            return Optional.empty();
        }
        try {
            String[] local = fields[1].split(":", 2);
            String[] remote = fields[2].split(":", 2);
            return Optional.of(new SocketLine(
                    address(local[0]),
                    HexFormat.fromHexDigits(local[1]),
                    HexFormat.fromHexDigits(remote[1]),
                    HexFormat.fromHexDigits(fields[3]),
                    Long.parseLong(fields[9])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | UnknownHostException ragged) {
            return Optional.empty();
        }
    }

    /** The kernel prints an address as 32-bit numbers of the machine, though its bytes are in network order. */
    private static InetAddress address(String hexadecimal) throws UnknownHostException {
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(hexadecimal));
        ByteBuffer address = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
        while (words.remaining() >= Integer.BYTES) {
            address.putInt(words.getInt());
        }
        return InetAddress.getByAddress(address.array());
    }

    /** Whether somebody is connected, or was: such lines follow those that listen. */
    boolean connected() {
        return state != LISTEN && state != CLOSE;
    }

    /** The socket this line tells of, if it waits for others on a port. */
    Optional<ListeningSocket> listening(Protocol protocol) {
        boolean waits = switch (protocol) {
            case TCP -> state == LISTEN;
            case UDP -> state == CLOSE && remotePort == 0;
        };
        return waits && port > 0 && port <= 0xffff && inode > 0
                ? Optional.of(new ListeningSocket(protocol, address, port, inode))
                : Optional.empty();
    }
}
