package io.totem.policy.known;

import io.totem.api.policies.Origin;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
import java.time.Instant;

/** Makes a policy of what somebody wrote of it. */
public final class PolicyContents {

    private PolicyContents() {}

    public static ProcessPolicy toPolicy(PolicyContent content, Origin origin, Instant createdAt, Instant updatedAt) {
        return new ProcessPolicy(
                content.name(),
                content.platform(),
                content.category(),
                content.description(),
                content.policy(),
                content.expected(),
                content.supervisor().orElse("none"),
                content.advice().orElseGet(() -> FieldErrors.TEXTS.text("advice")),
                content.tags(),
                origin,
                createdAt,
                updatedAt);
    }

    /** Whether the policy says exactly this already. */
    public static boolean isIn(PolicyContent content, ProcessPolicy policy) {
        return toPolicy(content, policy.origin(), policy.createdAt(), policy.updatedAt())
                .equals(policy);
    }
}
