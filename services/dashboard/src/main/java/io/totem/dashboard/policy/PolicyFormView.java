package io.totem.dashboard.policy;

import io.totem.dashboard.upstream.ServiceProblem;
import java.util.List;
import java.util.Optional;

/**
 * The form for a policy.
 *
 * @param existing the address of the policy that is changed; empty for a new one
 * @param refused what was wrong with the last try
 */
public record PolicyFormView(PolicyForm form, Optional<String> existing, Optional<ServiceProblem> refused) {

    static final List<String> PLATFORMS = List.of("linux", "windows", "common");

    /** In the order of the dictionary; process-policy refuses any other with a sentence. */
    static final List<String> CATEGORIES = List.of(
            "core",
            "system-service",
            "system-utility",
            "network-service",
            "security",
            "monitoring",
            "package-manager",
            "web-server",
            "database",
            "mail",
            "runtime",
            "container-runtime",
            "infrastructure",
            "desktop",
            "user-program",
            "windows-core",
            "general",
            "malware");

    public List<String> categories() {
        return CATEGORIES;
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
