package io.totem.logs.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Holds on to whatever a path leads to now, without opening it: open(2) with O_PATH. Nothing is read, a FIFO does not
 * block and a device does not stir. What {@link #path()} then tells and opens is that very file, whoever swaps the
 * names and links in between (proc(5), /proc/PID/fd).
 */
final class PathPin implements AutoCloseable {

    /** O_PATH | O_CLOEXEC: the same numbers on x86-64 and aarch64 (asm-generic/fcntl.h). */
    private static final int FLAGS = 0x200000 | 0x80000;

    private static final int ENOENT = 2;
    private static final int EACCES = 13;
    private static final int ENOTDIR = 20;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle OPEN = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("open"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2),
            Linker.Option.captureCallState("errno"));
    private static final MethodHandle CLOSE = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("close"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private final int descriptor;

    private PathPin(int descriptor) {
        this.descriptor = descriptor;
    }

    /** @throws IOException NoSuchFileException, AccessDeniedException, or another with the error's number */
    static PathPin of(Path path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int descriptor = (int) OPEN.invokeExact(state, arena.allocateFrom(path.toString()), FLAGS);
            if (descriptor < 0) {
                throw failure(path, (int) ERRNO.get(state, 0L));
            }
            return new PathPin(descriptor);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) {
            throw new IllegalStateException("open(2)", impossible);
        }
    }

    /** A name for the pinned file itself: following this link leads to it, and its target says where it lies. */
    Path path() {
        return Path.of("/proc/self/fd/" + descriptor);
    }

    @Override
    public void close() {
        try {
            int ignored = (int) CLOSE.invokeExact(descriptor);
        } catch (Throwable impossible) {
            throw new IllegalStateException("close(2)", impossible);
        }
    }

    private static IOException failure(Path path, int errno) {
        return switch (errno) {
            case ENOENT, ENOTDIR -> new NoSuchFileException(path.toString());
            case EACCES -> new AccessDeniedException(path.toString());
            default -> new FileSystemException(path.toString(), null, "errno " + errno);
        };
    }
}
