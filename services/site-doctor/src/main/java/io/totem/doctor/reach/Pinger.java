package io.totem.doctor.reach;

import io.totem.procfs.LibC;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Asks for echoes through the sockets that Linux keeps for those without privilege (icmp(7)). */
final class Pinger {

    private static final int DATAGRAM = 2;
    private static final int HEADER = 8;

    private Pinger() {}

    /** The kernel fills in the checksum and the number by which it knows our answer. */
    static Echo ask(InetAddress address, Duration timeout) {
        Family family = Family.of(address);
        int socket = LibC.onLinux() ? SocketCalls.socket(family.number, DATAGRAM, family.icmp) : -1;
        if (socket < 0) {
            return Echo.FORBIDDEN;
        }
        try {
            byte[] question = new byte[HEADER];
            question[0] = family.echo;
            boolean asked = SocketCalls.connect(socket, family.socketAddress(address, 0)) == 0
                    && SocketCalls.send(socket, question, 0) == HEADER;
            return asked && answers(socket, family, timeout) ? Echo.ANSWERED : Echo.SILENT;
        } finally {
            SocketCalls.close(socket);
        }
    }

    private static boolean answers(int socket, Family family, Duration timeout) {
        short came = SocketCalls.poll(List.of(socket), SocketCalls.READABLE, (int) timeout.toMillis())[0];
        byte[] answer = new byte[HEADER];
        return (came & SocketCalls.READABLE) != 0
                && SocketCalls.receive(socket, answer, 0) == HEADER
                && answer[0] == family.echoReply;
    }
}
