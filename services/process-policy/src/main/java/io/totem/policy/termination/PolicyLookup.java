package io.totem.policy.termination;

import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.policy.explanation.TrustedNames;
import io.totem.policy.known.ProcessPolicies;
import io.totem.policy.place.ExecutableLocations;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Asks the dictionary about every name of a process by itself, so that no name can stand before a stricter one. */
public final class PolicyLookup {

    private final ProcessPolicies dictionary;
    private final ExecutableLocations places;

    public PolicyLookup(ProcessPolicies dictionary, ExecutableLocations places) {
        this.dictionary = dictionary;
        this.places = places;
    }

    /**
     * For lists. While the store is away nothing is ended, and lists say so.
     *
     * @param found what the copy in memory says of the process
     */
    public PolicyAnswer remembered(List<ProcessPolicy> found) {
        return dictionary.available() && !dictionary.freshness().stale()
                ? PolicyAnswer.of(found)
                : new PolicyAnswer.Unavailable();
    }

    /** From the store itself: for the click. */
    public PolicyAnswer now(ProcessSample process) {
        try {
            return PolicyAnswer.of(entries(process, dictionary::findNow));
        } catch (StoreUnavailableException _) {
            return new PolicyAnswer.Unavailable();
        }
    }

    private List<ProcessPolicy> entries(ProcessSample process, Function<Set<String>, Optional<ProcessPolicy>> find) {
        return TrustedNames.entries(process, places, find);
    }
}
