package io.totem.doctor.peer;

import io.totem.platform.text.Text;

/** A service refused or did not answer. */
final class PeerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Text why;

    PeerException(Text why) {
        super(why.en());
        this.why = why;
    }

    /** A full sentence. */
    Text why() {
        return why;
    }
}
