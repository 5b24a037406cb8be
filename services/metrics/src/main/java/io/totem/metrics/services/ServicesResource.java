package io.totem.metrics.services;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.metrics.ServiceList;
import io.totem.api.metrics.ServicesApi;
import io.totem.platform.caller.Role;
import jakarta.annotation.security.RolesAllowed;

/** Which services run, and how that is known. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class ServicesResource implements ServicesApi {

    private final ServicesReader reader;

    ServicesResource(ServicesReader reader) {
        this.reader = reader;
    }

    @Override
    public ServiceList services() {
        return reader.read();
    }
}
