package io.totem.policy.termination;

import io.totem.procfs.Pidfd;
import java.time.Duration;

/** The way to signal one process and surely no other. */
public interface ProcessSignals {

    /** What came of taking hold of a process. */
    sealed interface Hold {

        /** Held; whoever asked must let go of it. */
        record Held(Target target) implements Hold {}

        /** There is no process with that PID. */
        record Gone() implements Hold {}

        /** This system offers no such way. */
        record Unavailable(String why) implements Hold {}
    }

    /** What makes sure that a signal reaches the process that is held, and no other. */
    enum Way {
        /** The kernel itself: pidfd_open(2). */
        PIDFD,
        /** Its start time, compared right before each signal: nearly as sure, where the kernel has no pidfd. */
        START_TIME
    }

    /** One process that is held: it stays that one, even when its PID is given to another. */
    interface Target extends AutoCloseable {

        Way way();

        Pidfd.Delivery send(Signal signal);

        /** Whether it ended within this time. */
        boolean awaitExit(Duration atMost) throws InterruptedException;

        @Override
        void close();
    }

    /** Holds whatever has this PID now: who that is has to be made sure of afterwards. */
    Hold hold(int pid);
}
