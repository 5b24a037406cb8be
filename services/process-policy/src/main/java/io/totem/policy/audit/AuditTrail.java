package io.totem.policy.audit;

import io.totem.api.audit.AuditEntry;
import io.totem.api.audit.AuditStep;
import io.totem.api.page.Paged;
import io.totem.platform.limit.Page;
import io.totem.platform.store.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Who ended what. Entries are added and completed once; nothing changes or removes one. */
public interface AuditTrail {

    /**
     * Writes an entry before anything is done.
     *
     * @return its id
     * @throws StoreUnavailableException when it was not written: then nothing may be signalled
     */
    String begin(AuditEntry entry);

    /**
     * Adds how it ended. A second completion of the same entry changes nothing.
     *
     * @throws StoreUnavailableException when it was not written
     */
    void complete(String id, List<AuditStep> steps, String outcome, Instant at);

    /**
     * Newest first.
     *
     * @throws StoreUnavailableException when the store does not answer
     */
    Paged<AuditEntry> page(AuditQuery.Filter filter, Page page);

    /**
     * Hands over every entry that is wanted, newest first.
     *
     * @throws StoreUnavailableException when the store does not answer, in the middle of it too
     */
    void each(AuditQuery.Filter filter, Consumer<AuditEntry> taker);
}
