package io.totem.dashboard.site;

import io.totem.api.sites.RunView;
import io.totem.dashboard.upstream.UpstreamCaller;
import io.totem.platform.caller.Role;

/**
 * One look at a site.
 *
 * @param mayLook whether this person may start another
 */
public record RunPage(RunView run, boolean mayLook) {

    static RunPage of(UpstreamCaller caller, RunView run) {
        return new RunPage(run, caller.holds(Role.OPERATOR));
    }
}
