package io.totem.policy.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts real processes the way somebody who is logged in would, and ends those that a test left behind. */
public final class People implements AutoCloseable {

    /** Within UID_MIN and UID_MAX everywhere, and nobody's. */
    public static final int UID = 23_456;

    private final List<Process> started = new ArrayList<>();

    /** The user id that {@link #start} gives: ours when we may not choose. */
    public static int uid() {
        return isRoot() ? UID : ourUid();
    }

    /** In a session without a terminal. */
    public Process start(String... command) {
        List<String> words = new ArrayList<>(List.of("setsid"));
        if (isRoot()) {
            String uid = Integer.toString(UID);
            words.addAll(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups"));
        }
        words.addAll(List.of(command));
        return startAsUs(words.toArray(String[]::new));
    }

    /** As the user of this test run: root where it is root. */
    public Process startAsUs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new IllegalStateException("cannot start " + String.join(" ", command), e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly();
            process.waitFor(5, TimeUnit.SECONDS);
        }
    }

    public static boolean isRoot() {
        return ourUid() == 0;
    }

    private static int ourUid() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
