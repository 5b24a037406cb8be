package io.totem.doctor.peer;

import io.totem.api.text.LocalizedText;

/** A service refused or did not answer. */
final class PeerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient LocalizedText why;
    private final int status;

    PeerException(LocalizedText why) {
        this(why, 0);
    }

    /** @param status with which it refused */
    PeerException(LocalizedText why, int status) {
        super(why.en());
        this.why = why;
        this.status = status;
    }

    /** 0 where it did not answer, or not so that it could be read. */
    int status() {
        return status;
    }

    /** A full sentence. */
    LocalizedText why() {
        return why;
    }
}
