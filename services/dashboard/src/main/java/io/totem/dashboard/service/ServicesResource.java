package io.totem.dashboard.service;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.metrics.MetricsClient;
import io.totem.dashboard.metrics.ServiceList;
import io.totem.dashboard.page.Askers;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.service.StackContainer.Containers;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The services that are watched, how they are, and how that is known. */
@Path("/services")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class ServicesResource {

    private final MetricsClient metrics;
    private final StackClient stack;
    private final Frames frames;
    private final Askers askers;

    ServicesResource(MetricsClient metrics, StackClient stack, Frames frames, Askers askers) {
        this.metrics = metrics;
        this.stack = stack;
        this.frames = frames;
        this.askers = askers;
    }

    @GET
    public Response page() {
        Asker asker = askers.asker();
        Answer<ServiceList> services = Answer.of(() -> metrics.services(asker));
        Answer<Containers> containers = Answer.of(() -> stack.containers(asker));
        Frame frame = frames.of(Tab.SERVICES, "services");
        return Pages.page(frame.reader(), ServiceTemplates.services(frame, frame.reader(), services, containers));
    }
}
