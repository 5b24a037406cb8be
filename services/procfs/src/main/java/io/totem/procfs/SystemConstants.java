package io.totem.procfs;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/** What sysconf(3) says: fixed for the life of a kernel. Elsewhere than on Linux, what nearly every Linux says. */
final class SystemConstants {

    private static final int SC_CLK_TCK = 2;
    private static final int SC_PAGESIZE = 30;

    /** USER_HZ, the unit of process times. */
    static final long TICKS_PER_SECOND = ask(SC_CLK_TCK, 100);

    static final long PAGE_BYTES = ask(SC_PAGESIZE, 4096);

    private SystemConstants() {}

    private static long ask(int name, long otherwise) {
        if (!LibC.onLinux()) {
            return otherwise;
        }
        MethodHandle sysconf = LibC.failing("sysconf", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            long answer = (long) sysconf.invokeExact(LibC.errnoSegment(arena), name);
            return answer > 0 ? answer : otherwise;
        } catch (Throwable impossible) {
            throw new AssertionError("sysconf takes other arguments", impossible);
        }
    }
}
