package io.totem.policy.facts;

import java.util.Objects;

/**
 * A process that the usual tools do not show, or not as it is.
 *
 * @param pid which
 * @param way how that is known
 */
public record Hidden(int pid, Way way) {

    /** How a process is hidden. */
    public enum Way {
        /** The host has mounted something over {@code /proc/PID}. */
        COVERED,
        /** {@code /proc/PID} is there when asked for and missing in the list of {@code /proc}. */
        UNLISTED
    }

    public Hidden {
        Objects.requireNonNull(way, "way");
    }
}
