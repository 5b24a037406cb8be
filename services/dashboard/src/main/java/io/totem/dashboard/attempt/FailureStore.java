package io.totem.dashboard.attempt;

import java.time.Instant;
import java.util.Optional;

/** Where failed attempts are kept, for all replicas together. */
public interface FailureStore {

    Optional<Failures> find(String key);

    /**
     * Puts another count in the place of the one that was read.
     *
     * @return false when somebody else was faster, and nothing was written
     */
    boolean replace(String key, Optional<Failures> read, Failures other);

    void remove(String key);

    /** Forgets what is older. */
    void removeOlder(Instant last);
}
