package io.totem.policy.known;

import java.util.List;

/** The record of all changes; nothing changes or removes one. */
interface PolicyChanges {

    /**
     * Written before the change is made, so that none goes unrecorded.
     *
     * @throws io.totem.platform.store.StoreUnavailableException when it was not written: then nothing may be changed
     */
    void begin(PolicyChange change);

    /**
     * As {@link #begin}, for many changes at once.
     *
     * @throws io.totem.platform.store.StoreUnavailableException when not all were written: then nothing may be changed
     */
    void beginAll(List<PolicyChange> changes);

    /** Adds that a change that was begun did not come about, because somebody else was faster. */
    void notMade(PolicyChange change);
}
