package io.totem.metrics.services;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.platform.caller.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Which services run, and how that is known. */
@Path("/api/services")
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class ServicesResource {

    private final ServicesReader reader;

    ServicesResource(ServicesReader reader) {
        this.reader = reader;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ServiceList services() {
        return reader.read();
    }
}
