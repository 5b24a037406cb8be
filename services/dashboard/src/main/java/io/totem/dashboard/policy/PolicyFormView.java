package io.totem.dashboard.policy;

import io.totem.api.policies.Category;
import io.totem.api.policies.Platform;
import io.totem.dashboard.upstream.ServiceProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The form for a policy.
 *
 * @param existing the address of the policy that is changed; empty for a new one
 * @param refused what was wrong with the last try
 */
public record PolicyFormView(PolicyForm form, Optional<String> existing, Optional<ServiceProblem> refused) {

    static final List<String> PLATFORMS =
            Arrays.stream(Platform.values()).map(Platform::word).toList();

    public List<String> categories() {
        return Category.words();
    }

    public List<String> platforms() {
        return PLATFORMS;
    }

    public boolean wrong(String field) {
        return refused.flatMap(problem -> problem.wrong(field)).isPresent();
    }

    /** What is wrong with a field; empty when nothing is. */
    public String why(String field) {
        return refused.flatMap(problem -> problem.wrong(field)).orElse("");
    }

    /** Where the form goes. */
    public String action() {
        return existing.map(address -> address + "/edit").orElse("/policies/new");
    }

    public String back() {
        return existing.orElse("/policies");
    }
}
