package io.totem.policy.known;

import io.totem.api.policies.Origin;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
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
                stored.stream().collect(Collectors.toMap(PolicyKey::of, Function.identity()));
        List<ProcessPolicy> insert = new ArrayList<>();
        List<ProcessPolicy> replace = new ArrayList<>();
        Set<PolicyKey> wanted = new HashSet<>();
        for (PolicyContent content : catalogue.entries()) {
            wanted.add(PolicyKey.of(content));
            ProcessPolicy old = byKey.get(PolicyKey.of(content));
            if (old == null) {
                if (!before.keys().contains(PolicyKey.of(content).toString())) {
                    insert.add(PolicyContents.toPolicy(content, Origin.CATALOG, now, now));
                }
            } else if (old.origin() == Origin.CATALOG && !old.equals(unchanged(content, old))) {
                replace.add(PolicyContents.toPolicy(content, Origin.CATALOG, old.createdAt(), now));
            }
        }
        List<PolicyKey> delete = stored.stream()
                .filter(entry -> entry.origin() == Origin.CATALOG && !wanted.contains(PolicyKey.of(entry)))
                .map(PolicyKey::of)
                .toList();
        return new CataloguePlan(insert, replace, delete);
    }

    private static ProcessPolicy unchanged(PolicyContent content, ProcessPolicy old) {
        return PolicyContents.toPolicy(content, Origin.CATALOG, old.createdAt(), old.updatedAt());
    }
}
