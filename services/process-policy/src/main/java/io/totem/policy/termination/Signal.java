package io.totem.policy.termination;

import io.totem.procfs.Pidfd;

/** The two that are ever sent, signal(7). */
public enum Signal {
    /** A request to end. */
    SIGTERM(Pidfd.SIGTERM),
    /** The end. */
    SIGKILL(Pidfd.SIGKILL);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
