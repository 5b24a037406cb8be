package io.totem.dashboard.policy;

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

/** The dictionary of known processes, to read. */
@Path("/policies")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class PolicyResource {

    private final PolicyClient policies;
    private final Frames frames;
    private final Askers askers;

    PolicyResource(PolicyClient policies, Frames frames, Askers askers) {
        this.policies = policies;
        this.frames = frames;
        this.askers = askers;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), PoliciesView.PARAMETERS);
        Asker asker = askers.asker();
        PoliciesView view = new PoliciesView(query, Answer.of(() -> policies.list(asker, query)), waiting(asker));
        Frame frame = frames.of(Tab.POLICIES);
        return Pages.page(
                frame.reader(),
                PolicyTemplates.policies(frame, frame.reader(), view),
                view.list().listStatus());
    }

    /** The list is what matters: when this cannot be asked, the list's own trouble says why. */
    private long waiting(Asker asker) {
        return Answer.of(() -> policies.waiting(asker)).value().orElse(0L);
    }

    @GET
    @Path("{platform}/{name}")
    public Response one(@PathParam("platform") String platform, @PathParam("name") String name) {
        Policy policy = policies.one(askers.asker(), platform, name);
        Frame frame = frames.of(Tab.POLICIES);
        return Pages.page(frame.reader(), PolicyTemplates.policy(frame, frame.reader(), policy));
    }
}
