package io.totem.doctor.sites;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.sites.SiteEditApi;
import io.totem.api.sites.SiteSettings;
import io.totem.api.sites.SiteView;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.location.CreatedLocation;
import jakarta.annotation.security.RolesAllowed;

/** The sites that may be diagnosed, to change. */
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN_GROUP)
public class SiteEditResource implements SiteEditApi {

    private final SiteService book;
    private final Callers callers;
    private final CreatedLocation location;

    SiteEditResource(SiteService book, Callers callers, CreatedLocation location) {
        this.book = book;
        this.callers = callers;
        this.location = location;
    }

    @Override
    public SiteView put(String id, SiteSettings settings) {
        // An empty request is no JSON and no fault of the reader's.
        SiteSettings sent = settings == null ? SiteSettings.of("", "") : settings;
        // Whoever holds a role came with a token.
        SiteService.Written written =
                book.put(id, sent, callers.caller(), callers.token().orElseThrow());
        if (written.created()) {
            location.at("/api/doctor/targets/" + id);
        }
        return written.site();
    }

    @Override
    public void delete(String id) {
        book.delete(id);
    }
}
