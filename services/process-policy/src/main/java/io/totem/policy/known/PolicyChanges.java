package io.totem.policy.known;

/** The record of all changes; nothing changes or removes one. */
interface PolicyChanges {

    /**
     * Written before the change is made, so that none goes unrecorded.
     *
     * @throws io.totem.policy.store.StoreUnavailableException when it was not written: then nothing may be changed
     */
    void begin(PolicyChange change);

    /** Adds that a change that was begun did not come about, because somebody else was faster. */
    void notMade(PolicyChange change);
}
