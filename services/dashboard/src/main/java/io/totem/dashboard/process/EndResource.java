package io.totem.dashboard.process;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.Askers;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Trouble;
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

/**
 * Ending a process from a page: the question, and for whoever has no script the answer too. With a script the question
 * opens in a dialog, which asks the API itself and shows each step as it happens.
 */
@Path("/processes/{identity}/end")
@RunOnVirtualThread
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class EndResource {

    private final ProcessClient processes;
    private final Frames frames;
    private final Askers askers;

    EndResource(ProcessClient processes, Frames frames, Askers askers) {
        this.processes = processes;
        this.frames = frames;
        this.askers = askers;
    }

    /** @param htmx sent by the script: then the dialog alone is wanted */
    @GET
    public Response question(
            @PathParam("identity") String identity, @HeaderParam("HX-Request") @DefaultValue("") String htmx) {
        EndView view = new EndView(processes.one(askers.asker(), identity), "", Optional.empty());
        if (htmx.equals("true")) {
            Frame frame = frames.quiet(Optional.empty());
            return Pages.page(frame.reader(), ProcessTemplates.end$dialog(frame.reader(), view));
        }
        return question(view, 200);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(
            @PathParam("identity") String identity,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("exe") @DefaultValue("") String exe,
            @FormParam("uid") long uid) {
        Asker asker = askers.asker();
        ProcessClient.Ending.Expected expected =
                new ProcessClient.Ending.Expected(Optional.of(exe).filter(path -> !path.isEmpty()), uid);
        try {
            TerminationOutcome outcome = processes.end(asker, identity, new ProcessClient.Ending(reason, expected));
            Frame frame = frames.of(Tab.PROCESSES);
            return Pages.page(frame.reader(), ProcessTemplates.outcome(frame, frame.reader(), outcome));
        } catch (UpstreamException refused) {
            return askAgain(asker, identity, reason, refused.trouble());
        }
    }

    private Response askAgain(Asker asker, String identity, String reason, Trouble refused) {
        EndView view = new EndView(processes.one(asker, identity), reason, Optional.of(refused));
        return question(view, refused.status());
    }

    private Response question(EndView view, int status) {
        Frame frame = frames.of(Tab.PROCESSES);
        return Pages.page(frame.reader(), ProcessTemplates.end(frame, frame.reader(), view), status);
    }
}
