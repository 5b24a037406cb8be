package io.totem.procfs;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A process over whose folder in {@code /proc} something is mounted.
 *
 * @param shown the process whose folder that is; empty where it is no process'
 */
public record CoveredProcess(int pid, OptionalInt shown) {

    public CoveredProcess {
        Objects.requireNonNull(shown, "shown");
    }
}
