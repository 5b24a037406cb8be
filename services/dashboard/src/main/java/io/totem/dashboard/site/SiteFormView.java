package io.totem.dashboard.site;

import io.totem.dashboard.upstream.ServiceProblem;
import java.util.List;
import java.util.Optional;

/**
 * The form for a site.
 *
 * @param existing the id of the site that is changed; empty for a new one
 * @param refused what was wrong with the last try
 */
public record SiteFormView(SiteForm form, Optional<String> existing, Optional<ServiceProblem> refused) {

    /** How what is behind can speak. */
    public List<String> protocols() {
        return List.of("http", "fastcgi");
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
        return existing.map(id -> SitePaths.site(id) + "/edit").orElse(SiteEditResource.NEW);
    }

    public String back() {
        return existing.map(SitePaths::site).orElse("/sites");
    }
}
