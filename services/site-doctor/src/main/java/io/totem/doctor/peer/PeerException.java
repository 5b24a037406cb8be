package io.totem.doctor.peer;

import io.totem.platform.text.Text;

/** A service refused or did not answer. */
final class PeerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Text why;
    private final int status;

    PeerException(Text why) {
        this(why, 0);
    }

    /** @param status with which it refused */
    PeerException(Text why, int status) {
        super(why.en());
        this.why = why;
        this.status = status;
    }

    /** 0 where it did not answer, or not so that it could be read. */
    int status() {
        return status;
    }

    /** A full sentence. */
    Text why() {
        return why;
    }
}
