package io.totem.doctor.store;

import io.totem.platform.store.StoreUnavailableException;

/** Whatever keeps something in the doctor's store. */
public interface ManagedCollection {

    /**
     * Makes indexes and first contents. Called again until it succeeds once, so it must not mind what is there already.
     *
     * @throws StoreUnavailableException when the store does not answer
     */
    void prepare();

    /**
     * Does what is to be done every few seconds.
     *
     * @throws StoreUnavailableException when the store does not answer
     */
    default void tend() {
        // Most leave what they keep alone.
    }
}
