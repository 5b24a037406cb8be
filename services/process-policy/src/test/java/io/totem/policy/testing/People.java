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

    public Process start(String... command) {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            String uid = Integer.toString(UID);
            words.addAll(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups"));
        }
        words.addAll(List.of(command));
        return startAsUs(words.toArray(String[]::new));
    }

    /** As the user of this test run: root where it is root. In a session of its own, without a terminal. */
    public Process startAsUs(String... command) {
        List<String> words = new ArrayList<>(List.of("setsid"));
        words.addAll(List.of(command));
        try {
            // Nothing may inherit our own output: whoever waits for its end would wait for what is left behind.
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
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
            endGroup(process);
            process.waitFor(5, TimeUnit.SECONDS);
        }
    }

    /** The session's leader leads its process group, too: what it started ends with it. */
    private static void endGroup(Process leader) throws InterruptedException {
        try {
            new ProcessBuilder("sh", "-c", "kill -9 -" + leader.pid())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
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
