package io.totem.policy.known;

import io.totem.api.policies.ProcessPolicy;
import java.time.Instant;
import java.util.Optional;

/**
 * One change somebody made to the dictionary.
 *
 * @param before empty when the policy is new
 * @param after empty when it is deleted
 */
record PolicyChange(
        Instant at, String who, Optional<String> from, Optional<ProcessPolicy> before, Optional<ProcessPolicy> after) {

    PolicyKey key() {
        return after.or(() -> before).map(PolicyKey::of).orElseThrow();
    }
}
