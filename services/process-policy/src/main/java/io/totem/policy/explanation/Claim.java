package io.totem.policy.explanation;

import io.totem.policy.known.KnownProcess;
import java.util.Objects;
import java.util.Optional;

/**
 * A process calls itself like a part of the system, and its program is called otherwise.
 *
 * @param claimed what it says it is
 * @param actual what its program's own file name stands for, where the dictionary has it
 */
public record Claim(KnownProcess claimed, Optional<KnownProcess> actual) {

    public Claim {
        Objects.requireNonNull(claimed, "claimed");
        Objects.requireNonNull(actual, "actual");
    }

    public boolean ofKernel() {
        return claimed.tags().contains(KnownProcess.KERNEL);
    }
}
