package io.totem.policy.known;

import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.store.StoreUnavailableException;
import java.util.Optional;
import java.util.Set;

/**
 * Looks names up. The first name that matches wins, and for one name the host's own platform before {@link
 * Platform#COMMON}. {@link ProcessNames} makes the names of a process.
 */
public interface ProcessPolicies {

    /** From the copy in memory, at most 30 seconds old: for lists. Never blocks, never fails. */
    Optional<ProcessPolicy> find(Set<String> names);

    /**
     * From the store itself, now: for decisions.
     *
     * @throws StoreUnavailableException when it does not answer within two seconds
     */
    Optional<ProcessPolicy> findNow(Set<String> names);

    /** Another object once {@link #find} may answer otherwise: what it answered holds as long as this is the same. */
    Object edition();

    /** Whether the copy in memory has been read from the store at least once. */
    boolean available();

    /** How current that copy is: lists go on with it while the store is away, and say so. */
    Freshness freshness();
}
