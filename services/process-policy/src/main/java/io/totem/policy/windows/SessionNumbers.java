package io.totem.policy.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** In which session of Windows a process runs; OSHI does not say. */
@FunctionalInterface
interface SessionNumbers {

    /** The services' own, and the answer where there is none: nothing in it is ended. */
    int SERVICES = 0;

    int of(int pid);

    /** By {@code BOOL ProcessIdToSessionId(DWORD, DWORD *)} of kernel32 (processthreadsapi.h). */
    static SessionNumbers ofWindows() {
        MethodHandle call = Linker.nativeLinker()
                .downcallHandle(
                        SymbolLookup.libraryLookup("kernel32", Arena.global()).findOrThrow("ProcessIdToSessionId"),
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        return pid -> ask(call, pid);
    }

    private static int ask(MethodHandle call, int pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment number = arena.allocate(JAVA_INT);
            boolean answered = (int) call.invokeExact(pid, number) != 0;
            return answered ? number.get(JAVA_INT, 0) : SERVICES;
        } catch (Throwable impossible) {
            throw new AssertionError("ProcessIdToSessionId takes other arguments", impossible);
        }
    }
}
