package io.totem.policy.termination;

import io.totem.api.policies.ProcessPolicy;
import java.util.List;

/** What the dictionary says about a process that somebody wants to end. */
public sealed interface PolicyAnswer {

    /** Entries for any of its names, at least one: the strictest counts. */
    record Found(List<ProcessPolicy> entries) implements PolicyAnswer {

        public Found {
            entries = List.copyOf(entries);
            if (entries.isEmpty()) {
                throw new IllegalArgumentException("found nothing");
            }
        }

        boolean terminatable() {
            return entries.stream().allMatch(entry -> entry.policy().terminatable());
        }
    }

    /** None of its names is in it. */
    record Unknown() implements PolicyAnswer {}

    /** It could not be asked. */
    record Unavailable() implements PolicyAnswer {}

    static PolicyAnswer of(List<ProcessPolicy> entries) {
        return entries.isEmpty() ? new Unknown() : new Found(entries);
    }
}
