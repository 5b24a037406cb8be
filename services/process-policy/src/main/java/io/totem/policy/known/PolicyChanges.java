package io.totem.policy.known;

import java.util.List;
import java.util.function.BooleanSupplier;

/** The record of all changes; nothing changes or removes one. */
interface PolicyChanges {

    /**
     * Records a change, and then makes it: so none goes unrecorded, and one that did not come about is recorded as not made.
     *
     * @param make false when somebody else was faster
     * @return what {@code make} returned
     * @throws io.totem.platform.store.StoreUnavailableException when it was not recorded: then nothing was changed
     */
    boolean make(PolicyChange change, BooleanSupplier make);

    /**
     * Records many changes that are made at once afterwards.
     *
     * @throws io.totem.platform.store.StoreUnavailableException when not all were written: then nothing may be changed
     */
    void recordAll(List<PolicyChange> changes);
}
