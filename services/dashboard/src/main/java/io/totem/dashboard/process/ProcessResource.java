package io.totem.dashboard.process;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/** The list of processes, one process, and what can be ended. */
@Path("/processes")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class ProcessResource {

    private final ProcessClient processes;
    private final TerminableProcesses ending;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    ProcessResource(ProcessClient processes, TerminableProcesses ending, PageLayouts layouts, UpstreamCallers callers) {
        this.processes = processes;
        this.ending = ending;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), ProcessesView.PARAMETERS);
        UpstreamCaller caller = callers.caller();
        ProcessesView view = new ProcessesView(query, Answer.of(() -> processes.list(caller, query)));
        PageLayout layout = layouts.of(Tab.PROCESSES, "processes", query);
        return Pages.page(
                layout.locale(),
                ProcessTemplates.processes(layout, layout.locale(), view),
                view.list().listStatus());
    }

    @GET
    @Path("ending")
    public Response ending() {
        TerminableView view = ending.look(callers.caller());
        PageLayout layout = layouts.of(Tab.PROCESSES, "ending");
        return Pages.page(layout.locale(), ProcessTemplates.ending(layout, layout.locale(), view));
    }

    @GET
    @Path("{identity}")
    public Response one(@PathParam("identity") String identity) {
        ProcessDetail detail = processes.one(callers.caller(), identity);
        PageLayout layout = layouts.of(Tab.PROCESSES, "process", new Query(Map.of("identity", identity)));
        return Pages.page(layout.locale(), ProcessTemplates.process(layout, layout.locale(), detail));
    }
}
