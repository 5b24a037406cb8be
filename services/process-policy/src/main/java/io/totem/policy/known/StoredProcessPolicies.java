package io.totem.policy.known;

import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.store.StoreUnavailableException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The dictionary in the store, with a copy in memory for what is asked for every process of every sweep. */
@Singleton
final class StoredProcessPolicies implements ProcessPolicies {

    private static final Platform HOST = Platform.ofHost(System.getProperty("os.name"));

    private static final Logger LOG = Logger.getLogger(StoredProcessPolicies.class);

    /** Rounds of half a minute: ten minutes. */
    private static final int READ_ANYWAY = 20;

    private final PolicyStore store;
    private List<ProcessPolicy> copied = List.of();
    private StoreMark mark = new StoreMark(-1, Instant.EPOCH);
    private int roundsUnread;
    private final Clock clock;
    private volatile Optional<Lookup> copy = Optional.empty();
    private volatile Freshness freshness = new Freshness(Optional.empty(), true);

    StoredProcessPolicies(PolicyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<ProcessPolicy> find(Set<String> names) {
        return copy.flatMap(lookup -> lookup.find(names));
    }

    @Override
    public Optional<ProcessPolicy> findNow(Set<String> names) {
        return Lookup.of(orStale(() -> store.candidates(names, HOST)), HOST).find(names);
    }

    @Override
    public Object edition() {
        return copy;
    }

    @Override
    public boolean available() {
        return copy.isPresent();
    }

    @Override
    public Freshness freshness() {
        return freshness;
    }

    /** After a change that is made already: a store that is gone by now is read again later. */
    void refreshIfPossible() {
        try {
            refresh();
        } catch (StoreUnavailableException e) {
            LOG.debug("the copy in memory is refreshed later", e);
        }
    }

    /**
     * Reads the store if it changed. Reading all of it makes megabytes of garbage, so most rounds only ask for its mark; now
     * and then one reads all the same, for what somebody changed by hand.
     */
    synchronized void refreshIfChanged() {
        StoreMark now = orStale(store::mark);
        if (copy.isEmpty() || !now.equals(mark) || ++roundsUnread >= READ_ANYWAY) {
            refresh();
            mark = now;
            roundsUnread = 0;
        }
        freshness = new Freshness(Optional.of(clock.instant()), false);
    }

    /**
     * Synchronized, so that an older reading never replaces a newer one. An unchanged one leaves the copy as it is: megabytes
     * that would grow old in memory each time.
     */
    synchronized void refresh() {
        List<ProcessPolicy> read = orStale(store::all);
        if (copy.isEmpty() || !read.equals(copied)) {
            copied = read;
            copy = Optional.of(Lookup.of(read, HOST));
        }
    }

    private <T> T orStale(Supplier<T> question) {
        try {
            return question.get();
        } catch (StoreUnavailableException gone) {
            freshness = new Freshness(freshness.readAt(), true);
            throw gone;
        }
    }
}
