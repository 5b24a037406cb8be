package io.totem.doctor.neighbour;

import io.totem.platform.text.Text;

/** A service refused or did not answer. */
final class NeighbourException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Text why;

    NeighbourException(Text why) {
        super(why.en());
        this.why = why;
    }

    /** A full sentence. */
    Text why() {
        return why;
    }
}
