package io.totem.policy.testing;

import io.totem.api.audit.AuditEntry;
import io.totem.api.audit.AuditStep;
import io.totem.api.page.Paged;
import io.totem.platform.limit.Page;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.policy.audit.AuditQuery;
import io.totem.policy.audit.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An audit in memory that a test can read, and break. */
public final class AuditBook implements AuditTrail {

    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    public void breakDown() {
        broken = true;
    }

    public List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public String begin(AuditEntry entry) {
        refuseWhenBroken();
        entries.add(entry);
        return entry.id();
    }

    @Override
    public void complete(String id, List<AuditStep> steps, String outcome, Instant at) {
        refuseWhenBroken();
        entries.replaceAll(entry -> entry.id().equals(id) ? completed(entry, steps, outcome, at) : entry);
    }

    @Override
    public Paged<AuditEntry> page(AuditQuery.Filter filter, Page page) {
        return page.answer("test", entries.size(), page.of(entries));
    }

    @Override
    public void each(AuditQuery.Filter filter, Consumer<AuditEntry> taker) {
        entries.forEach(taker);
    }

    private static AuditEntry completed(AuditEntry entry, List<AuditStep> steps, String outcome, Instant at) {
        return new AuditEntry(
                entry.id(),
                entry.at(),
                entry.who(),
                entry.role(),
                entry.from(),
                entry.identity(),
                entry.name(),
                entry.executable(),
                entry.uid(),
                entry.reason(),
                entry.decision(),
                steps,
                Optional.of(outcome),
                Optional.of(at));
    }

    private void refuseWhenBroken() {
        if (broken) {
            throw new StoreUnavailableException("broken by the test", new IllegalStateException());
        }
    }
}
