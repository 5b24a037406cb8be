package io.totem.policy.drop;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.api.policies.DropReport;
import io.totem.api.policies.DropsApi;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import jakarta.annotation.security.RolesAllowed;

/** What became of the files that came over FTP, the newest first. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class DropResource implements DropsApi {

    private final DropReports reports;

    DropResource(DropReports reports) {
        this.reports = reports;
    }

    @Override
    public Paged<DropReport> list(int page, int size) {
        return reports.page(new Page(page, size));
    }
}
