package io.totem.metrics.services;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A process, as far as services care.
 *
 * @param name at most 15 characters on Linux
 * @param unit the systemd service it belongs to
 */
record RunningProcess(int pid, String name, Instant startedAt, Optional<String> unit, boolean inContainer) {

    private static final int KERNEL_NAME_LENGTH = 15;

    RunningProcess {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(unit, "unit");
    }

    /** @param wanted a whole name, or the beginning of one with {@code *} behind it */
    boolean isCalled(String wanted) {
        if (wanted.endsWith("*")) {
            return name.startsWith(wanted.substring(0, wanted.length() - 1));
        }
        return name.equals(wanted.length() > KERNEL_NAME_LENGTH ? wanted.substring(0, KERNEL_NAME_LENGTH) : wanted)
                || name.equals(wanted);
    }
}
