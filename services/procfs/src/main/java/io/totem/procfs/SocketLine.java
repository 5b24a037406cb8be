package io.totem.procfs;

import io.totem.procfs.ListeningSocket.Protocol;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int FIELDS = 10;
    private static final int HEXADECIMAL = 16;
    private static final int DIGITS_OF_A_WORD = 8;

    /** Empty for the header and for a line that is cut short. A busy host has many thousand of them: no parts are cut out. */
    static Optional<SocketLine> parse(String line) {
        int[] starts = starts(line);
        if (starts.length < FIELDS || line.charAt(end(line, starts[0]) - 1) != ':') {
            return Optional.empty();
        }
        try {
            int localPort = line.indexOf(':', starts[LOCAL]) + 1;
            int remotePort = line.indexOf(':', starts[REMOTE]) + 1;
            return Optional.of(new SocketLine(
                    address(line, starts[LOCAL], localPort - 1),
                    hexadecimal(line, localPort, end(line, localPort)),
                    hexadecimal(line, remotePort, end(line, remotePort)),
                    hexadecimal(line, starts[STATE], end(line, starts[STATE])),
                    Long.parseLong(line, starts[INODE], end(line, starts[INODE]), 10)));
        } catch (NumberFormatException | IndexOutOfBoundsException | UnknownHostException ragged) {
            return Optional.empty();
        }
    }

    /** Where the fields begin, as far as they are wanted. */
    private static int[] starts(String line) {
        int[] starts = new int[FIELDS];
        int found = 0;
        boolean between = true;
        for (int at = 0; at < line.length() && found < FIELDS; at++) {
            boolean blank = line.charAt(at) <= ' ';
            if (between && !blank) {
                starts[found++] = at;
            }
            between = blank;
        }
        return found == FIELDS ? starts : new int[0];
    }

    /** Where the field ends that goes on at this place. */
    private static int end(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) > ' ') {
            at++;
        }
        return at;
    }

    private static int hexadecimal(String line, int from, int to) {
        return Integer.parseUnsignedInt(line, from, to, HEXADECIMAL);
    }

    /** The kernel prints an address as 32-bit numbers of the machine, though its bytes are in network order. */
    private static InetAddress address(String line, int from, int to) throws UnknownHostException {
        if ((to - from) % DIGITS_OF_A_WORD != 0) {
            throw new UnknownHostException("not whole words: " + line);
        }
        ByteBuffer address = ByteBuffer.allocate((to - from) / 2).order(ByteOrder.nativeOrder());
        for (int word = from; word < to; word += DIGITS_OF_A_WORD) {
            address.putInt(hexadecimal(line, word, word + DIGITS_OF_A_WORD));
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
