package io.totem.procfs;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * pidfd_open(2), pidfd_send_signal(2), poll(2) and close(2). The first two have no function in older C libraries, so they
 * go through syscall(2); their numbers are the same on every architecture Java runs on. A negative answer is −errno.
 */
final class PidfdCalls {

    private static final long PIDFD_SEND_SIGNAL = 424;
    private static final long PIDFD_OPEN = 434;
    private static final short POLLIN = 1;

    /** struct pollfd: int fd; short events; short revents. */
    private static final MemoryLayout POLLFD = MemoryLayout.structLayout(JAVA_INT, JAVA_SHORT, JAVA_SHORT);

    private static final long EVENTS = 4;

    private static final MethodHandle SYSCALL = LibC.failing(
            "syscall",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    private static final MethodHandle POLL =
            LibC.failing("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle CLOSE = LibC.failing("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private PidfdCalls() {}

    static int open(int pid) {
        return (int) systemCall(PIDFD_OPEN, pid, 0);
    }

    static int sendSignal(int descriptor, int signal) {
        return (int) systemCall(PIDFD_SEND_SIGNAL, descriptor, signal);
    }

    private static long systemCall(long number, long first, long second) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoSegment(arena);
            long answer = (long) SYSCALL.invokeExact(errno, number, first, second, 0L, 0L);
            return answer < 0 ? -LibC.errno(errno) : answer;
        } catch (Throwable impossible) {
            throw new AssertionError("syscall takes other arguments", impossible);
        }
    }

    /** 1 when the descriptor became readable (the process has ended), 0 when the time is over. */
    static int poll(int descriptor, int millis) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoSegment(arena);
            MemorySegment wanted = arena.allocate(POLLFD);
            wanted.set(JAVA_INT, 0, descriptor);
            wanted.set(JAVA_SHORT, EVENTS, POLLIN);
            int answer = (int) POLL.invokeExact(errno, wanted, 1L, millis);
            return answer < 0 ? -LibC.errno(errno) : answer;
        } catch (Throwable impossible) {
            throw new AssertionError("poll takes other arguments", impossible);
        }
    }

    static int close(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoSegment(arena);
            int answer = (int) CLOSE.invokeExact(errno, descriptor);
            return answer < 0 ? -LibC.errno(errno) : answer;
        } catch (Throwable impossible) {
            throw new AssertionError("close takes other arguments", impossible);
        }
    }
}
