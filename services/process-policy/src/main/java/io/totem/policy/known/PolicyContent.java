package io.totem.policy.known;

import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.List;

/** What a person or the catalogue writes of a policy: all but what only the store knows. */
public record PolicyContent(
        String name,
        Platform platform,
        String category,
        LocalizedText description,
        TerminationPolicy policy,
        Expected expected,
        String supervisor,
        LocalizedText advice,
        List<String> tags) {

    public PolicyKey key() {
        return new PolicyKey(platform, name);
    }

    /** Whether the policy says exactly this already. */
    public boolean isIn(ProcessPolicy policy) {
        return toPolicy(policy.origin(), policy.createdAt(), policy.updatedAt()).equals(policy);
    }

    public ProcessPolicy toPolicy(Origin origin, Instant createdAt, Instant updatedAt) {
        return new ProcessPolicy(
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
