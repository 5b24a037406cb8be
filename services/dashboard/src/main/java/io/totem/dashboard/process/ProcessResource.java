package io.totem.dashboard.process;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.Askers;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
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
    private final Ending ending;
    private final Frames frames;
    private final Askers askers;

    ProcessResource(ProcessClient processes, Ending ending, Frames frames, Askers askers) {
        this.processes = processes;
        this.ending = ending;
        this.frames = frames;
        this.askers = askers;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), ProcessesView.PARAMETERS);
        Asker asker = askers.asker();
        ProcessesView view = new ProcessesView(query, Answer.of(() -> processes.list(asker, query)));
        Frame frame = frames.of(Tab.PROCESSES, "processes", query);
        return Pages.page(
                frame.reader(),
                ProcessTemplates.processes(frame, frame.reader(), view),
                view.list().listStatus());
    }

    @GET
    @Path("ending")
    public Response ending() {
        EndingView view = ending.look(askers.asker());
        Frame frame = frames.of(Tab.PROCESSES, "ending");
        return Pages.page(frame.reader(), ProcessTemplates.ending(frame, frame.reader(), view));
    }

    @GET
    @Path("{identity}")
    public Response one(@PathParam("identity") String identity) {
        ProcessDetail detail = processes.one(askers.asker(), identity);
        Frame frame = frames.of(Tab.PROCESSES, "process", new Query(Map.of("identity", identity)));
        return Pages.page(frame.reader(), ProcessTemplates.process(frame, frame.reader(), detail));
    }
}
