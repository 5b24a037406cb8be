package io.totem.policy.known;

import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.store.StoreUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where policies are kept. Each method throws {@link StoreUnavailableException} when the store does not answer. */
interface PolicyStore {

    List<ProcessPolicy> all();

    /** What changes with any policy. */
    StoreMark mark();

    /** What could match one of the names on this host: candidates for a {@link Lookup}. */
    List<ProcessPolicy> candidates(Set<String> names, Platform host);

    Optional<ProcessPolicy> get(PolicyKey key);

    /** @return false when a policy of that key exists already: then nothing was written */
    boolean insert(ProcessPolicy policy);

    /** @return false when no policy of that key exists: then nothing was written */
    boolean replace(ProcessPolicy policy);

    /** Writes each, whether one of its key exists or not. */
    void putAll(List<ProcessPolicy> policies);

    /** @return false when no policy of that key exists */
    boolean delete(PolicyKey key);
}
