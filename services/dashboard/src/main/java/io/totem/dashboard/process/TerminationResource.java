package io.totem.dashboard.process;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.processes.TerminationOrder;
import io.totem.api.processes.TerminationReport;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.ServiceProblem;
import io.totem.dashboard.upstream.UpstreamCaller;
import io.totem.dashboard.upstream.UpstreamException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Ending a process from a page: the question, and for whoever has no script the answer too. With a script the question
 * opens in a dialog, which asks the API itself and shows each step as it happens.
 */
@Path("/processes/{identity}/end")
@RunOnVirtualThread
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class TerminationResource {

    private final ProcessClient processes;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    TerminationResource(ProcessClient processes, PageLayouts layouts, UpstreamCallers callers) {
        this.processes = processes;
        this.layouts = layouts;
        this.callers = callers;
    }

    /** @param htmx sent by the script: then the dialog alone is wanted */
    @GET
    public Response question(
            @PathParam("identity") String identity, @HeaderParam("HX-Request") @DefaultValue("") String htmx) {
        TerminationView view = new TerminationView(processes.one(callers.caller(), identity), "", Optional.empty());
        if (htmx.equals("true")) {
            PageLayout layout = layouts.quiet(Optional.empty());
            return Pages.page(layout.locale(), ProcessTemplates.end$dialog(layout.locale(), view));
        }
        return question(view, 200);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(
            @PathParam("identity") String identity,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("exe") @DefaultValue("") String exe,
            @FormParam("uid") int uid) {
        UpstreamCaller caller = callers.caller();
        TerminationOrder.Seen seen =
                new TerminationOrder.Seen(Optional.of(exe).filter(path -> !path.isEmpty()), OptionalInt.of(uid));
        try {
            TerminationReport outcome =
                    processes.end(caller, identity, new TerminationOrder(Optional.of(reason), Optional.of(seen)));
            PageLayout layout = layouts.of(Tab.PROCESSES);
            return Pages.page(layout.locale(), ProcessTemplates.outcome(layout, layout.locale(), outcome));
        } catch (UpstreamException refused) {
            return askAgain(caller, identity, reason, refused.problem());
        }
    }

    private Response askAgain(UpstreamCaller caller, String identity, String reason, ServiceProblem refused) {
        TerminationView view = new TerminationView(processes.one(caller, identity), reason, Optional.of(refused));
        return question(view, refused.status());
    }

    private Response question(TerminationView view, int status) {
        PageLayout layout = layouts.of(Tab.PROCESSES);
        return Pages.page(layout.locale(), ProcessTemplates.end(layout, layout.locale(), view), status);
    }
}
