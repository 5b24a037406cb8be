package io.totem.policy.store;

import io.totem.platform.store.StoreUnavailableException;

/** Whatever keeps something in the store. */
public interface ManagedCollection {

    /**
     * Makes indexes and first contents. Called again until it succeeds once, so it must not mind what is there already.
     *
     * @throws StoreUnavailableException when the store does not answer
     */
    default void prepare() {
        // Who only reads what another keeps makes nothing.
    }

    /**
     * Brings copies in memory up to date.
     *
     * @throws StoreUnavailableException when the store does not answer
     */
    default void refresh() {
        // Most keep no copy.
    }
}
