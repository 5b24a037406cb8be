package io.totem.policy.known;

import java.util.Set;

/**
 * What the store remembers of the catalogue it was given last.
 *
 * @param version empty for a store that never got one
 * @param keys of its entries: one of these that is gone from the store was deleted by a person and stays away
 */
record CatalogueState(String version, Set<String> keys) {

    static final CatalogueState NONE = new CatalogueState("", Set.of());

    CatalogueState {
        keys = Set.copyOf(keys);
    }
}
