package io.totem.logs.file;

import java.io.IOException;
import java.util.Objects;

/** A path that is not opened, and why. */
public final class RefusedException extends IOException {

    /** The reasons; each has a sentence {@code refused.NAME} in the texts. */
    public enum Reason {
        /** Not in a root: by its name, or because a link on the way leads out. */
        OUTSIDE,
        /** A folder, FIFO, socket or device. */
        NOT_A_FILE,
        /** The kernel does not let this service read it. */
        NOT_PERMITTED,
        /** A known compressed format. */
        COMPRESSED,
        /** Bytes that are no text. */
        BINARY,
        /** It is not there, or not among the files the configuration includes. */
        GONE,
        /** The disk or the file system failed. */
        FAILED
    }

    private final Reason reason;

    public RefusedException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    public RefusedException(Reason reason) {
        this(reason, null);
    }

    public Reason reason() {
        return reason;
    }
}
