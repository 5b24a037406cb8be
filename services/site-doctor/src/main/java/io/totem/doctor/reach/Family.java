package io.totem.doctor.reach;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The numbers of Linux for both versions of IP (ip(7), ipv6(7), RFC 792, RFC 4443). */
enum Family {
    FOUR(2, 1, 0, 2, 11, 8, 0, 11, 3, 3),
    SIX(10, 58, 41, 16, 25, 128, 129, 3, 1, 4);

    private static final int ADDRESS4 = 16;
    private static final int ADDRESS6 = 28;

    final int number;
    final int icmp;
    /** Of the options of the protocol, also of the messages about its errors. */
    final int level;

    final int hopLimit;
    final int receiveErrors;
    final byte echo;
    final byte echoReply;
    final int timeExceeded;
    final int unreachable;
    /** The code of "unreachable" that the machine itself sends. */
    final int portUnreachable;

    Family(
            int number,
            int icmp,
            int level,
            int hopLimit,
            int receiveErrors,
            int echo,
            int echoReply,
            int timeExceeded,
            int unreachable,
            int portUnreachable) {
        this.number = number;
        this.icmp = icmp;
        this.level = level;
        this.hopLimit = hopLimit;
        this.receiveErrors = receiveErrors;
        this.echo = (byte) echo;
        this.echoReply = (byte) echoReply;
        this.timeExceeded = timeExceeded;
        this.unreachable = unreachable;
        this.portUnreachable = portUnreachable;
    }

    static Family of(InetAddress address) {
        return address instanceof Inet6Address ? SIX : FOUR;
    }

    /** struct sockaddr_in or sockaddr_in6: the family in the machine's own order, the rest in the network's. */
    byte[] socketAddress(InetAddress address, int port) {
        ByteBuffer bytes = ByteBuffer.allocate(this == FOUR ? ADDRESS4 : ADDRESS6);
        bytes.order(ByteOrder.nativeOrder()).putShort((short) number);
        bytes.order(ByteOrder.BIG_ENDIAN).putShort((short) port);
        if (address instanceof Inet6Address six) {
            bytes.putInt(0).put(six.getAddress());
            bytes.order(ByteOrder.nativeOrder()).putInt(six.getScopeId());
        } else {
            bytes.put(address.getAddress());
        }
        return bytes.array();
    }
}
