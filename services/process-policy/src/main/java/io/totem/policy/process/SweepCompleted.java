package io.totem.policy.process;

import java.time.Instant;
import java.util.List;

/**
 * A sweep of the host's processes is done and judged. Whoever hears of it holds up the next one: do little, or elsewhere.
 *
 * @param processes every one, the kernel's threads too
 */
public record SweepCompleted(Instant takenAt, List<ProcessView> processes) {

    public SweepCompleted {
        processes = List.copyOf(processes);
    }
}
