package io.totem.doctor.sites;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.api.sites.SiteView;
import io.totem.api.sites.SitesApi;
import io.totem.doctor.report.WithoutLines;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import jakarta.annotation.security.RolesAllowed;

/** The sites that may be diagnosed, to read. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class SiteResource implements SitesApi {

    private final SiteService book;
    private final Callers callers;

    SiteResource(SiteService book, Callers callers) {
        this.book = book;
        this.callers = callers;
    }

    @Override
    public Paged<SiteView> list(int page, int size) {
        return book.page(new Page(page, size)).map(this::shown);
    }

    @Override
    public SiteView get(String id) {
        return shown(book.view(id));
    }

    /** What a log says is an operator's. */
    private SiteView shown(SiteView site) {
        return callers.caller().holds(Role.OPERATOR) ? site : WithoutLines.of(site);
    }
}
