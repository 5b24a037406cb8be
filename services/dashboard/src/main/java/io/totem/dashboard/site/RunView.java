package io.totem.dashboard.site;

import io.totem.dashboard.upstream.UpstreamCaller;
import io.totem.platform.caller.Role;

/**
 * One look at a site.
 *
 * @param mayLook whether this person may start another
 */
public record RunView(SiteRun run, boolean mayLook) {

    static RunView of(UpstreamCaller caller, SiteRun run) {
        return new RunView(run, caller.holds(Role.OPERATOR));
    }
}
