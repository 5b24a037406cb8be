package io.totem.policy.known;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The dictionary in the store, with a copy in memory for what is asked for every process of every sweep. */
@Singleton
final class StoredKnownProcesses implements KnownProcesses {

    private static final Platform HOST = Platform.ofHost(System.getProperty("os.name"));

    private final PolicyStore store;
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

    /** Synchronized, so that an older reading never replaces a newer one. */
    synchronized List<KnownProcess> refresh() {
        List<KnownProcess> all = store.all();
        copy = Optional.of(Lookup.of(all, HOST));
        return all;
    }
}
