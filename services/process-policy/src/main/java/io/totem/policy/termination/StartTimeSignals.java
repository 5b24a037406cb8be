package io.totem.policy.termination;

import io.totem.procfs.Pidfd.Delivery;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Signals for kernels without pidfd, by the JDK's own handle: it remembers when its process started, and compares that again
 * right before it calls kill(2). Between the two there are microseconds in which a PID could be given away.
 */
final class StartTimeSignals implements ProcessSignals {

    @Override
    public Hold hold(int pid) {
        return ProcessHandle.of(pid)
                .<Hold>map(handle -> new Hold.Held(new HandleTarget(handle)))
                .orElseGet(Hold.Gone::new);
    }

    static boolean awaitExit(ProcessHandle handle, Duration atMost) throws InterruptedException {
        try {
            handle.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("could not wait for PID " + handle.pid(), impossible);
        }
    }

    private record HandleTarget(ProcessHandle handle) implements Target {

        @Override
        public Way way() {
            return Way.START_TIME;
        }

        @Override
        public Delivery send(Signal signal) {
            boolean sent = switch (signal) {
                case SIGTERM -> handle.destroy();
                case SIGKILL -> handle.destroyForcibly();
            };
            if (sent) {
                return Delivery.SENT;
            }
            return handle.isAlive() ? Delivery.NOT_PERMITTED : Delivery.GONE;
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
