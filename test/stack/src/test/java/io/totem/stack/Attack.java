package io.totem.stack;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;

/**
 * What somebody would try who took a container over; runs inside it, alone. Prints {@code in} when it worked, else the
 * kernel's error.
 */
public final class Attack {

    /** System calls by number, the same on x86-64 only; the suite runs there. */
    private static final long NAME_TO_HANDLE_AT = 303;

    private static final long OPEN_BY_HANDLE_AT = 304;
    private static final int AT_FDCWD = -100;
    private static final int HANDLE_BYTES = 128;

    private Attack() {}

    public static void main(String... arguments) throws Throwable {
        System.out.println(
                switch (arguments[0]) {
                    case "socket" -> socket(arguments[1]);
                    case "handle" -> handle(arguments[1]);
                    default -> throw new IllegalArgumentException(arguments[0]);
                });
    }

    private static String socket(String path) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return channel.isConnected() ? "in" : "not connected";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A file's handle leads around every mount (open_by_handle_at(2)); it needs CAP_DAC_READ_SEARCH. */
    private static String handle(String path) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MemoryLayout state = Linker.Option.captureStateLayout();
        MethodHandle syscall = linker.downcallHandle(
                linker.defaultLookup().find("syscall").orElseThrow(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG),
                Linker.Option.firstVariadicArg(1),
                Linker.Option.captureCallState("errno"));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(state);
            MemorySegment handle = arena.allocate(8 + HANDLE_BYTES);
            handle.set(ValueLayout.JAVA_INT, 0, HANDLE_BYTES);
            MemorySegment mount = arena.allocate(ValueLayout.JAVA_INT);
            long named = (long) syscall.invokeExact(
                    errno, NAME_TO_HANDLE_AT, (long) AT_FDCWD, arena.allocateFrom(path), handle, mount, 0L);
            long opened = (long) syscall.invokeExact(
                    errno, OPEN_BY_HANDLE_AT, (long) AT_FDCWD, handle, MemorySegment.NULL, MemorySegment.NULL, 0L);
            return opened >= 0 ? "in" : "named " + named + ", errno " + errno.get(ValueLayout.JAVA_INT, 0);
        }
    }
}
