package io.totem.policy.known;

import io.totem.platform.text.Text;
import java.time.Instant;
import java.util.List;

/** One line of the catalogue: a policy without what only the store knows. */
record CatalogueEntry(
        String name,
        Platform platform,
        String category,
        Text description,
        Judgement policy,
        Expected expected,
        String supervisor,
        Text advice,
        List<String> tags) {

    PolicyKey key() {
        return new PolicyKey(platform, name);
    }

    KnownProcess toKnownProcess(Instant createdAt, Instant updatedAt) {
        return new KnownProcess(
                name,
                platform,
                category,
                description,
                policy,
                expected,
                supervisor,
                advice,
                tags,
                Origin.CATALOG,
                createdAt,
                updatedAt);
    }
}
