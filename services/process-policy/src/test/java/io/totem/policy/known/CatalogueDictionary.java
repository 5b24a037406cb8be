package io.totem.policy.known;

import io.totem.api.policies.Origin;
import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The catalogue as a dictionary of its own, without a store: what a fresh Totem knows. */
public final class CatalogueDictionary implements ProcessPolicies {

    private final Lookup lookup;

    public CatalogueDictionary(Platform host) {
        List<ProcessPolicy> entries = Catalogue.read().entries().stream()
                .map(entry -> PolicyContents.toPolicy(entry, Origin.CATALOG, Instant.EPOCH, Instant.EPOCH))
                .toList();
        this.lookup = Lookup.of(entries, host);
    }

    @Override
    public Optional<ProcessPolicy> find(Set<String> names) {
        return lookup.find(names);
    }

    @Override
    public Optional<ProcessPolicy> findNow(Set<String> names) {
        return find(names);
    }

    @Override
    public Object edition() {
        return lookup;
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Freshness freshness() {
        return new Freshness(Optional.of(Instant.EPOCH), false);
    }
}
