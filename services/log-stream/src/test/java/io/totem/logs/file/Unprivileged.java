package io.totem.logs.file;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Looks at files with the rights of nobody, so that a test may run as root: setfsuid(2) changes them for one thread and
 * takes that thread's file capabilities away. For a user who is not root it changes nothing, and nothing is needed.
 */
public final class Unprivileged {

    private static final int NOBODY = 65_534;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SETFSUID = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("setfsuid"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private Unprivileged() {}

    public static <T> T call(Callable<T> question) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            becomeNobody();
            return question.call();
        });
        Thread.ofPlatform().start(task).join();
        return task.get();
    }

    /** Opens a temporary folder, which is its owner's alone, to all users. */
    public static void letIn(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void becomeNobody() {
        try {
            int ignored = (int) SETFSUID.invokeExact(NOBODY);
        } catch (Throwable impossible) {
            throw new IllegalStateException("setfsuid(2)", impossible);
        }
    }
}
