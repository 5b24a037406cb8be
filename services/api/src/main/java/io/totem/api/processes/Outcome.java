package io.totem.api.processes;

/** How an allowed ending came out. */
public enum Outcome {
    /** It ended by itself after SIGTERM. */
    EXITED,
    /** It took SIGKILL. */
    KILLED,
    /** Not even that ended it yet: it waits in the kernel (state D). */
    SURVIVED,
    /** It was over before anything was sent. */
    GONE,
    /** It became another process or program on the way; nothing more was sent. */
    IDENTITY_CHANGED
}
