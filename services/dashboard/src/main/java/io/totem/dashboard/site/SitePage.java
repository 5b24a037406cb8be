package io.totem.dashboard.site;

import io.totem.api.page.Paged;
import io.totem.api.sites.RunSummary;
import io.totem.api.sites.SiteView;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.ServiceProblem;
import io.totem.dashboard.upstream.UpstreamCaller;
import io.totem.platform.caller.Role;
import java.util.Optional;

/**
 * One site.
 *
 * @param refused why no look could be started just now
 * @param mayLook whether this person may start a look
 * @param mayChange whether this person may change and delete it
 */
public record SitePage(
        SiteView site,
        Query query,
        Answer<Paged<RunSummary>> runs,
        Optional<ServiceProblem> refused,
        boolean mayLook,
        boolean mayChange) {

    static SitePage of(
            UpstreamCaller caller,
            SiteView site,
            Query query,
            Answer<Paged<RunSummary>> runs,
            Optional<ServiceProblem> refused) {
        return new SitePage(site, query, runs, refused, caller.holds(Role.OPERATOR), caller.holds(Role.ADMIN));
    }
}
