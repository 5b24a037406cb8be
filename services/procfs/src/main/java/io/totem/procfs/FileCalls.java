package io.totem.procfs;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * open(2), read(2), close(2) and readlink(2). Nothing is allocated by a call, which is why an instance
 * serves one thread at a time. A negative answer is −errno.
 */
final class FileCalls {

    /** O_RDONLY | O_CLOEXEC. */
    private static final int READ_ONLY = 0x8_0000;

    private static final MethodHandle OPEN =
            LibC.failing("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle READ =
            LibC.failing("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle CLOSE = LibC.failing("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle READLINK =
            LibC.failing("readlink", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG));
    private final MemorySegment errno = LibC.errnoSegment(Arena.ofAuto());

    int open(MemorySegment path) {
        try {
            return (int) orError((int) OPEN.invokeExact(errno, path, READ_ONLY));
        } catch (Throwable impossible) {
            throw new AssertionError("open takes other arguments", impossible);
        }
    }

    int read(int descriptor, MemorySegment into) {
        try {
            return (int) orError((long) READ.invokeExact(errno, descriptor, into, into.byteSize()));
        } catch (Throwable impossible) {
            throw new AssertionError("read takes other arguments", impossible);
        }
    }

    int readlink(MemorySegment path, MemorySegment into) {
        try {
            return (int) orError((long) READLINK.invokeExact(errno, path, into, into.byteSize()));
        } catch (Throwable impossible) {
            throw new AssertionError("readlink takes other arguments", impossible);
        }
    }

    void close(int descriptor) {
        try {
            orError((int) CLOSE.invokeExact(errno, descriptor));
        } catch (Throwable impossible) {
            throw new AssertionError("close takes other arguments", impossible);
        }
    }

    private long orError(long answer) {
        return answer < 0 ? -LibC.errno(errno) : answer;
    }
}
