package io.totem.dashboard.site;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Trouble;
import io.totem.platform.caller.Role;
import java.util.Optional;

/**
 * One site.
 *
 * @param refused why no look could be started just now
 * @param mayLook whether this person may start a look
 * @param mayChange whether this person may change and delete it
 */
public record SiteView(
        Site site,
        Query query,
        Answer<RunSummary.Runs> runs,
        Optional<Trouble> refused,
        boolean mayLook,
        boolean mayChange) {

    static SiteView of(Asker asker, Site site, Query query, Answer<RunSummary.Runs> runs, Optional<Trouble> refused) {
        return new SiteView(site, query, runs, refused, asker.holds(Role.OPERATOR), asker.holds(Role.ADMIN));
    }
}
