package io.totem.policy.known;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a new catalogue changes in a store. Entries a person or an import wrote are never touched, and what a person
 * deleted does not come back.
 */
record CataloguePlan(List<KnownProcess> insert, List<KnownProcess> replace, List<PolicyKey> delete) {

    CataloguePlan {
        insert = List.copyOf(insert);
        replace = List.copyOf(replace);
        delete = List.copyOf(delete);
    }

    static CataloguePlan of(Catalogue catalogue, CatalogueState before, List<KnownProcess> stored, Instant now) {
        Map<PolicyKey, KnownProcess> byKey =
                stored.stream().collect(Collectors.toMap(KnownProcess::key, Function.identity()));
        List<KnownProcess> insert = new ArrayList<>();
        List<KnownProcess> replace = new ArrayList<>();
        Set<PolicyKey> wanted = new HashSet<>();
        for (PolicyContent content : catalogue.entries()) {
            wanted.add(content.key());
            KnownProcess old = byKey.get(content.key());
            if (old == null) {
                if (!before.keys().contains(content.key().toString())) {
                    insert.add(content.toKnownProcess(Origin.CATALOG, now, now));
                }
            } else if (old.origin() == Origin.CATALOG && !old.equals(unchanged(content, old))) {
                replace.add(content.toKnownProcess(Origin.CATALOG, old.createdAt(), now));
            }
        }
        List<PolicyKey> delete = stored.stream()
                .filter(entry -> entry.origin() == Origin.CATALOG && !wanted.contains(entry.key()))
                .map(KnownProcess::key)
                .toList();
        return new CataloguePlan(insert, replace, delete);
    }

    private static KnownProcess unchanged(PolicyContent content, KnownProcess old) {
        return content.toKnownProcess(Origin.CATALOG, old.createdAt(), old.updatedAt());
    }
}
