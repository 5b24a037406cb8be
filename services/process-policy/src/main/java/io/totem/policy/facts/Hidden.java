package io.totem.policy.facts;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A process that the usual tools do not show, or not as it is.
 *
 * @param pid which
 * @param way how that is known
 * @param shown the process that the usual tools show in its place
 * @param unit the systemd unit it is in, where its control group tells
 */
public record Hidden(int pid, Way way, OptionalInt shown, Optional<String> unit) {

    /** How a process is hidden. */
    public enum Way {
        /** The host has mounted something over {@code /proc/PID}. */
        COVERED,
        /** {@code /proc/PID} is there when asked for and missing in the list of {@code /proc}. */
        UNLISTED
    }

    public Hidden {
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(shown, "shown");
        Objects.requireNonNull(unit, "unit");
    }

    /** Of which no more is known. */
    public Hidden(int pid, Way way) {
        this(pid, way, OptionalInt.empty(), Optional.empty());
    }
}
