package io.totem.policy.exchange;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.policies.ImportReport;
import io.totem.api.policies.PolicyImportApi;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import jakarta.annotation.security.RolesAllowed;

/** The dictionary as a file, in. */
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN_GROUP)
public class ImportResource implements PolicyImportApi {

    private final PolicyImporter importer;
    private final Callers callers;

    ImportResource(PolicyImporter importer, Callers callers) {
        this.importer = importer;
        this.callers = callers;
    }

    @Override
    public ImportReport json(boolean apply, byte[] content) {
        return importer.take(content, ImportFormat.JSON, apply, callers.caller());
    }

    @Override
    public ImportReport lines(boolean apply, byte[] content) {
        return importer.take(content, ImportFormat.JSONL, apply, callers.caller());
    }

    @Override
    public ImportReport jsonLines(boolean apply, byte[] content) {
        return lines(apply, content);
    }

    @Override
    public ImportReport csv(boolean apply, byte[] content) {
        return importer.take(content, ImportFormat.CSV, apply, callers.caller());
    }
}
