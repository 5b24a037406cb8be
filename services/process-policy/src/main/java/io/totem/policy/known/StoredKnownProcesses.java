package io.totem.policy.known;

import io.totem.policy.store.StoreUnavailableException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The dictionary in the store, with a copy in memory for what is asked for every process of every sweep. */
@Singleton
final class StoredKnownProcesses implements KnownProcesses {

    private static final Platform HOST = Platform.ofHost(System.getProperty("os.name"));

    private static final Logger LOG = Logger.getLogger(StoredKnownProcesses.class);

    private final PolicyStore store;
    private List<KnownProcess> copied = List.of();
    private volatile Optional<Lookup> copy = Optional.empty();

    StoredKnownProcesses(PolicyStore store) {
        this.store = store;
    }

    @Override
    public Optional<KnownProcess> find(Set<String> names) {
        return copy.flatMap(lookup -> lookup.find(names));
    }

    @Override
    public Optional<KnownProcess> findNow(Set<String> names) {
        return Lookup.of(store.candidates(names, HOST), HOST).find(names);
    }

    @Override
    public boolean available() {
        return copy.isPresent();
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
     * Synchronized, so that an older reading never replaces a newer one. An unchanged one leaves the copy as it is: megabytes
     * that would grow old in memory each time.
     */
    synchronized void refresh() {
        List<KnownProcess> read = store.all();
        if (copy.isEmpty() || !read.equals(copied)) {
            copied = read;
            copy = Optional.of(Lookup.of(read, HOST));
        }
    }
}
