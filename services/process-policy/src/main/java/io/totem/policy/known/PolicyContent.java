package io.totem.policy.known;

import io.totem.platform.text.Text;
import java.time.Instant;
import java.util.List;

/** What a person or the catalogue writes of a policy: all but what only the store knows. */
public record PolicyContent(
        String name,
        Platform platform,
        String category,
        Text description,
        Judgement policy,
        Expected expected,
        String supervisor,
        Text advice,
        List<String> tags) {

    public PolicyKey key() {
        return new PolicyKey(platform, name);
    }

    /** Whether the policy says exactly this already. */
    public boolean isIn(KnownProcess policy) {
        return toKnownProcess(policy.origin(), policy.createdAt(), policy.updatedAt())
                .equals(policy);
    }

    public KnownProcess toKnownProcess(Origin origin, Instant createdAt, Instant updatedAt) {
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
                origin,
                createdAt,
                updatedAt);
    }
}
