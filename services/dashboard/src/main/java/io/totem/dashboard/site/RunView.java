package io.totem.dashboard.site;

import io.totem.dashboard.upstream.Asker;
import io.totem.platform.caller.Role;

/**
 * One look at a site.
 *
 * @param mayLook whether this person may start another
 */
public record RunView(SiteRun run, boolean mayLook) {

    static RunView of(Asker asker, SiteRun run) {
        return new RunView(run, asker.holds(Role.OPERATOR));
    }
}
