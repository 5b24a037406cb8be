package io.totem.doctor.reach;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.totem.procfs.LibC;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * The calls of socket(2), ip(7) and icmp(7) that Java has no classes for: echoes without privilege, and the errors that
 * routers send back. A negative answer is −errno.
 */
final class SocketCalls {

    static final short READABLE = 1;
    static final short FAILED = 8;

    /** struct pollfd: int fd; short events; short revents. */
    private static final int POLLFD = 8;

    private static final long EVENTS = 4;
    private static final long RETURNED = 6;

    private static final MethodHandle SOCKET =
            LibC.failing("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SET_OPTION = LibC.failing(
            "setsockopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CONNECT =
            LibC.failing("connect", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SEND =
            LibC.failing("send", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle RECEIVE =
            LibC.failing("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle RECEIVE_MESSAGE =
            LibC.failing("recvmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle POLL =
            LibC.failing("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle CLOSE = LibC.failing("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    /** A call with the place for its errno; the method handle's signature is exact, so each call stands where it is made. */
    @FunctionalInterface
    private interface Call {
        long make(MemorySegment errno) throws Throwable;
    }

    private SocketCalls() {}

    static int socket(int family, int type, int protocol) {
        return (int) made(errno -> (int) SOCKET.invokeExact(errno, family, type, protocol));
    }

    static int setOption(int socket, int level, int option, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment place = arena.allocateFrom(JAVA_INT, value);
            return (int)
                    made(errno -> (int) SET_OPTION.invokeExact(errno, socket, level, option, place, Integer.BYTES));
        }
    }

    static int connect(int socket, byte[] address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment place = copied(arena, address);
            return (int) made(errno -> (int) CONNECT.invokeExact(errno, socket, place, address.length));
        }
    }

    static int send(int socket, byte[] bytes, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment place = copied(arena, bytes);
            return (int) made(errno -> (long) SEND.invokeExact(errno, socket, place, (long) bytes.length, flags));
        }
    }

    /** @return how many bytes came */
    static int receive(int socket, byte[] into, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment place = arena.allocate(into.length);
            int count =
                    (int) made(errno -> (long) RECEIVE.invokeExact(errno, socket, place, (long) into.length, flags));
            MemorySegment.copy(place, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, into, 0, Math.max(0, count));
            return count;
        }
    }

    /** @param header a struct msghdr whose places live as long as it does */
    static int receiveMessage(int socket, MemorySegment header, int flags) {
        return (int) made(errno -> (long) RECEIVE_MESSAGE.invokeExact(errno, socket, header, flags));
    }

    /** What became of each socket, in their order, as POLL bits; all 0 when the time is over. */
    static short[] poll(List<Integer> sockets, short events, int millis) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment all = arena.allocate((long) POLLFD * sockets.size(), Long.BYTES);
            for (int index = 0; index < sockets.size(); index++) {
                all.set(JAVA_INT, (long) index * POLLFD, sockets.get(index));
                all.set(JAVA_SHORT, (long) index * POLLFD + EVENTS, events);
            }
            made(errno -> (int) POLL.invokeExact(errno, all, (long) sockets.size(), millis));
            short[] returned = new short[sockets.size()];
            for (int index = 0; index < returned.length; index++) {
                returned[index] = all.get(JAVA_SHORT, (long) index * POLLFD + RETURNED);
            }
            return returned;
        }
    }

    static int close(int socket) {
        return (int) made(errno -> (int) CLOSE.invokeExact(errno, socket));
    }

    private static MemorySegment copied(Arena arena, byte[] bytes) {
        return arena.allocateFrom(java.lang.foreign.ValueLayout.JAVA_BYTE, bytes);
    }

    private static long made(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoSegment(arena);
            long answer = call.make(errno);
            return answer < 0 ? -LibC.errno(errno) : answer;
        } catch (Throwable impossible) {
            throw new AssertionError("the C library takes other arguments", impossible);
        }
    }
}
