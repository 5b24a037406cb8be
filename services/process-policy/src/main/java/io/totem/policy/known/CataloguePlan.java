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
record CataloguePlan(List<ProcessPolicy> insert, List<ProcessPolicy> replace, List<PolicyKey> delete) {

    CataloguePlan {
        insert = List.copyOf(insert);
        replace = List.copyOf(replace);
        delete = List.copyOf(delete);
    }

    static CataloguePlan of(Catalogue catalogue, CatalogueState before, List<ProcessPolicy> stored, Instant now) {
        Map<PolicyKey, ProcessPolicy> byKey =
                stored.stream().collect(Collectors.toMap(ProcessPolicy::key, Function.identity()));
        List<ProcessPolicy> insert = new ArrayList<>();
        List<ProcessPolicy> replace = new ArrayList<>();
        Set<PolicyKey> wanted = new HashSet<>();
        for (PolicyContent content : catalogue.entries()) {
            wanted.add(content.key());
            ProcessPolicy old = byKey.get(content.key());
            if (old == null) {
                if (!before.keys().contains(content.key().toString())) {
                    insert.add(content.toPolicy(Origin.CATALOG, now, now));
                }
            } else if (old.origin() == Origin.CATALOG && !old.equals(unchanged(content, old))) {
                replace.add(content.toPolicy(Origin.CATALOG, old.createdAt(), now));
            }
        }
        List<PolicyKey> delete = stored.stream()
                .filter(entry -> entry.origin() == Origin.CATALOG && !wanted.contains(entry.key()))
                .map(ProcessPolicy::key)
                .toList();
        return new CataloguePlan(insert, replace, delete);
    }

    private static ProcessPolicy unchanged(PolicyContent content, ProcessPolicy old) {
        return content.toPolicy(Origin.CATALOG, old.createdAt(), old.updatedAt());
    }
}
