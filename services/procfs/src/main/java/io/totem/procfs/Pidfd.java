package io.totem.procfs;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A handle on one process, pidfd_open(2): it stays with that process, so a signal sent by it never reaches another that
 * was given the same PID later. Linux from 5.3 on. Open it first, then make sure (by {@link ProcessTable#one}) that it is
 * the process that is meant.
 */
public final class Pidfd implements AutoCloseable {

    public static final int SIGKILL = 9;
    public static final int SIGTERM = 15;

    /** How soon a waiting thread notices that it was interrupted. */
    private static final int SLICE_MILLIS = 100;

    private static final int CLOSED = -1;

    private final int pid;
    private int descriptor;

    private Pidfd(int pid, int descriptor) {
        this.pid = pid;
        this.descriptor = descriptor;
    }

    /** What came of opening one. */
    public sealed interface Opening {

        /** It is there; whoever asked must close it. */
        record Opened(Pidfd pidfd) implements Opening {}

        /** There is no such process (ESRCH). */
        record Gone() implements Opening {}

        /** This kernel has none (ENOSYS): it is older than Linux 5.3. */
        record Unsupported() implements Opening {}

        /** No handle can be had here: another system, a seccomp profile, no descriptor left. */
        record Unavailable(String why) implements Opening {}
    }

    /** What came of a signal. */
    public enum Delivery {
        SENT,
        /** The process had ended already (ESRCH). */
        GONE,
        /** The kernel does not let us (EPERM). */
        NOT_PERMITTED
    }

    /** Opens a handle on the process that has this PID now. */
    public static Opening open(int pid) {
        if (pid <= 0) {
            return new Opening.Gone();
        }
        if (!LibC.onLinux()) {
            return new Opening.Unavailable("only Linux has pidfd_open");
        }
        int answer = PidfdCalls.open(pid);
        return switch (-answer) {
            case Errno.ESRCH -> new Opening.Gone();
            case Errno.ENOSYS -> new Opening.Unsupported();
            case Errno.EPERM -> new Opening.Unavailable("a seccomp profile forbids pidfd_open");
            default ->
                answer >= 0
                        ? new Opening.Opened(new Pidfd(pid, answer))
                        : new Opening.Unavailable("pidfd_open failed with error number " + -answer);
        };
    }

    /**
     * Sends a signal, such as {@link #SIGTERM}.
     *
     * @throws IllegalArgumentException when the kernel knows no such signal
     * @throws IllegalStateException when this handle is closed
     */
    public synchronized Delivery signal(int signal) {
        int answer = PidfdCalls.sendSignal(openDescriptor(), signal);
        return switch (-answer) {
            case 0 -> Delivery.SENT;
            case Errno.ESRCH -> Delivery.GONE;
            case Errno.EPERM -> Delivery.NOT_PERMITTED;
            default ->
                throw new IllegalArgumentException(
                        "signal " + signal + " to PID " + pid + " failed with error number " + -answer);
        };
    }

    /**
     * Waits until the process has ended (a zombie has), at most this long; whether it has. A virtual thread gives its
     * carrier back meanwhile.
     */
    public boolean awaitExit(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        return Thread.currentThread().isVirtual() ? waitAside(deadline) : waitHere(deadline);
    }

    private boolean waitHere(long deadline) throws InterruptedException {
        while (true) {
            long left =
                    Math.max(0, Duration.ofNanos(deadline - System.nanoTime()).toMillis());
            int answer = PidfdCalls.poll(openDescriptor(), (int) Math.min(SLICE_MILLIS, left));
            if (answer > 0) {
                return true;
            }
            if (answer < 0 && answer != -Errno.EINTR) {
                throw new IllegalStateException("poll on PID " + pid + " failed with error number " + -answer);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for PID " + pid);
            }
            if (left == 0) {
                return false;
            }
        }
    }

    /** poll(2) would pin the carrier: two such waits could stop every virtual thread of a small machine. */
    private boolean waitAside(long deadline) throws InterruptedException {
        FutureTask<Boolean> wait = new FutureTask<>(() -> waitHere(deadline));
        Thread.ofPlatform().daemon().name("pidfd-" + pid).start(wait);
        try {
            return wait.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("could not wait for PID " + pid, failed.getCause());
        } finally {
            wait.cancel(true);
        }
    }

    private synchronized int openDescriptor() {
        if (descriptor == CLOSED) {
            throw new IllegalStateException("the handle on PID " + pid + " is closed");
        }
        return descriptor;
    }

    @Override
    public synchronized void close() {
        if (descriptor != CLOSED) {
            PidfdCalls.close(descriptor);
            descriptor = CLOSED;
        }
    }
}
