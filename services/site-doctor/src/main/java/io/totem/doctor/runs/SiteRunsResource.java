package io.totem.doctor.runs;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.api.sites.RunSummary;
import io.totem.api.sites.SiteRunsApi;
import io.totem.doctor.report.WithoutLines;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import jakarta.annotation.security.RolesAllowed;

/** The runs of one target. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class SiteRunsResource implements SiteRunsApi {

    private final RunService book;
    private final Callers callers;

    SiteRunsResource(RunService book, Callers callers) {
        this.book = book;
        this.callers = callers;
    }

    @Override
    public Paged<RunSummary> list(String target, int page, int size) {
        Paged<RunSummary> runs = book.page(target, new Page(page, size));
        return callers.caller().holds(Role.OPERATOR) ? runs : runs.map(WithoutLines::of);
    }
}
