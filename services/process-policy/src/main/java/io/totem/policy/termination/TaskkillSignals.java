package io.totem.policy.termination;

import io.totem.procfs.Pidfd.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * Windows has no signals: {@code taskkill} asks the windows of a process to close, {@code taskkill /F} ends it. By the start
 * time right before each, as where Linux has no pidfd. Tried with recorded answers only, never on a real Windows.
 */
final class TaskkillSignals implements ProcessSignals {

    private static final int DONE = 0;
    /** What taskkill answers where no process has the PID. */
    private static final int NOT_FOUND = 128;

    private final Commands commands;

    TaskkillSignals(Commands commands) {
        this.commands = commands;
    }

    /** Runs a program to its end. */
    @FunctionalInterface
    interface Commands {

        /** The exit code; what it printed in the language of that Windows tells nothing that the code does not. */
        int run(List<String> command) throws IOException, InterruptedException;
    }

    static ProcessSignals ofThisMachine() {
        return new TaskkillSignals(command -> new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor());
    }

    @Override
    public Hold hold(int pid) {
        return ProcessHandle.of(pid)
                .<Hold>map(handle -> new Hold.Held(new WindowsTarget(handle, commands)))
                .orElseGet(Hold.Gone::new);
    }

    private record WindowsTarget(ProcessHandle handle, Commands commands) implements Target {

        @Override
        public Way way() {
            return Way.START_TIME;
        }

        @Override
        public Delivery send(Signal signal) {
            // A handle remembers when its process started: alive is only that one.
            return handle.isAlive() ? taskkill(signal) : Delivery.GONE;
        }

        private Delivery taskkill(Signal signal) {
            String pid = Long.toString(handle.pid());
            try {
                return switch (commands.run(
                        switch (signal) {
                            case SIGTERM -> List.of("taskkill", "/PID", pid);
                            case SIGKILL -> List.of("taskkill", "/F", "/PID", pid);
                        })) {
                    case DONE -> Delivery.SENT;
                    case NOT_FOUND -> Delivery.GONE;
                    default -> Delivery.NOT_PERMITTED;
                };
            } catch (IOException noTaskkill) {
                throw new UncheckedIOException("taskkill could not be started", noTaskkill);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while taskkill ran for PID " + pid, stopped);
            }
        }

        @Override
        public boolean awaitExit(Duration atMost) throws InterruptedException {
            return StartTimeSignals.awaitExit(handle, atMost);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
