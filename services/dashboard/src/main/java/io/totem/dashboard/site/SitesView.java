package io.totem.dashboard.site;

import io.totem.api.page.Paged;
import io.totem.api.sites.SiteView;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.UpstreamCaller;
import io.totem.platform.caller.Role;

/**
 * The list of sites.
 *
 * @param mayLook whether this person may start a look
 * @param mayChange whether this person may add, change and delete sites
 */
public record SitesView(Query query, Answer<Paged<SiteView>> list, boolean mayLook, boolean mayChange) {

    static SitesView of(UpstreamCaller caller, Query query, Answer<Paged<SiteView>> list) {
        return new SitesView(query, list, caller.holds(Role.OPERATOR), caller.holds(Role.ADMIN));
    }
}
