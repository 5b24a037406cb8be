package io.totem.dashboard.service;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.metrics.ServiceList;
import io.totem.dashboard.metrics.MetricsClient;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.UpstreamCaller;
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
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    ServicesResource(MetricsClient metrics, StackClient stack, PageLayouts layouts, UpstreamCallers callers) {
        this.metrics = metrics;
        this.stack = stack;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    public Response page() {
        UpstreamCaller caller = callers.caller();
        Answer<ServiceList> services = Answer.of(() -> metrics.services(caller));
        Answer<StackContainers> containers = Answer.of(() -> stack.containers(caller));
        PageLayout layout = layouts.of(Tab.SERVICES, "services");
        return Pages.page(layout.locale(), ServiceTemplates.services(layout, layout.locale(), services, containers));
    }
}
