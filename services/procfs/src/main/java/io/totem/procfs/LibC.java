package io.totem.procfs;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Locale;

/**
 * The few functions of the C library we call, bound once. Each call that can fail answers a negative number and leaves
 * errno in the segment it was given (made by {@link #errnoSegment}).
 */
public final class LibC {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");

    private LibC() {}

    public static boolean onLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux");
    }

    /** A function that leaves errno in the segment given as its first argument. */
    public static MethodHandle failing(String name, FunctionDescriptor shape, Linker.Option... more) {
        Linker.Option[] options = Arrays.copyOf(more, more.length + 1);
        options[more.length] = CAPTURE;
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options);
    }

    public static MemorySegment errnoSegment(Arena arena) {
        return arena.allocate(CAPTURED);
    }

    public static int errno(MemorySegment captured) {
        return (int) ERRNO.get(captured, 0L);
    }
}
