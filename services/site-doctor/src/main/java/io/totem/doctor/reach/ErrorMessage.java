package io.totem.doctor.reach;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.totem.doctor.reach.Hop.Answer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * The place for one message of a socket's error queue: struct msghdr (recvmsg(2)) on a machine with 64 bits, and in its
 * control part struct cmsghdr, struct sock_extended_err and the address of who sent it (ip(7)).
 */
final class ErrorMessage {

    private static final int FROM_THE_QUEUE = 0x2000;
    private static final int DO_NOT_WAIT = 0x40;

    private static final int HEADER = 56;
    private static final int VECTOR = 16;
    private static final int ROOM = 512;
    private static final int CONTROL_LENGTH_AT = 40;

    private static final int LEVEL_AT = 8;
    private static final int TYPE_AT = 12;
    private static final int ERROR_AT = 16;
    private static final int ORIGIN_AT = ERROR_AT + 4;
    private static final int ICMP_TYPE_AT = ERROR_AT + 5;
    private static final int ICMP_CODE_AT = ERROR_AT + 6;
    private static final int SENDER_AT = ERROR_AT + 16;
    private static final int SENDER4_AT = SENDER_AT + 4;
    private static final int SENDER6_AT = SENDER_AT + 8;
    private static final byte OF_THIS_MACHINE = 1;

    private final MemorySegment header;
    private final MemorySegment control;

    ErrorMessage(Arena arena) {
        MemorySegment content = arena.allocate(ROOM, Long.BYTES);
        MemorySegment vector = arena.allocate(VECTOR, Long.BYTES);
        vector.set(ADDRESS, 0, content);
        vector.set(JAVA_LONG, Long.BYTES, ROOM);
        control = arena.allocate(ROOM, Long.BYTES);
        header = arena.allocate(HEADER, Long.BYTES);
        header.set(ADDRESS, 16, vector);
        header.set(JAVA_LONG, 24, 1);
        header.set(ADDRESS, 32, control);
    }

    /** Empty where the message is about something else. */
    Optional<Hop> read(Family family, int number, int socket) {
        control.fill((byte) 0);
        header.set(JAVA_LONG, CONTROL_LENGTH_AT, ROOM);
        int read = SocketCalls.receiveMessage(socket, header, FROM_THE_QUEUE | DO_NOT_WAIT);
        boolean aboutUs = control.get(JAVA_INT, LEVEL_AT) == family.level
                && control.get(JAVA_INT, TYPE_AT) == family.receiveErrors;
        if (read < 0 || !aboutUs) {
            return Optional.empty();
        }
        if (control.get(JAVA_BYTE, ORIGIN_AT) == OF_THIS_MACHINE) {
            return Optional.of(new Hop(number, Optional.empty(), Answer.NO_WAY));
        }
        return Optional.of(new Hop(number, Optional.of(sender(family)), answer(family)));
    }

    private Answer answer(Family family) {
        int type = Byte.toUnsignedInt(control.get(JAVA_BYTE, ICMP_TYPE_AT));
        int code = Byte.toUnsignedInt(control.get(JAVA_BYTE, ICMP_CODE_AT));
        if (type == family.timeExceeded) {
            return Answer.PASSED_ON;
        }
        return type == family.unreachable && code == family.portUnreachable ? Answer.ARRIVED : Answer.NO_WAY;
    }

    private InetAddress sender(Family family) {
        int begin = family == Family.FOUR ? SENDER4_AT : SENDER6_AT;
        int length = family == Family.FOUR ? Integer.BYTES : 2 * Long.BYTES;
        try {
            return InetAddress.getByAddress(control.asSlice(begin, length).toArray(JAVA_BYTE));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
