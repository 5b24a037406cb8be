package io.totem.doctor.host;

import java.time.Instant;
import java.util.Objects;

/**
 * A process that the kernel ended because there was no memory left.
 *
 * @param process its name as the kernel has it, at most 15 characters
 * @param inContainer whether it ran in a container, by the memory cgroup that the kernel names
 */
public record OutOfMemoryKill(Instant at, String process, boolean inContainer) {

    public OutOfMemoryKill {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(process, "process");
    }
}
