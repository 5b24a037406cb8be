package io.totem.dashboard.rule;

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
import java.util.List;

/** Rules, to read: what they are about, and what they did. */
@Path("/rules")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class RuleResource {

    private final RuleClient rules;
    private final Frames frames;
    private final Askers askers;

    RuleResource(RuleClient rules, Frames frames, Askers askers) {
        this.rules = rules;
        this.frames = frames;
        this.askers = askers;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), List.of("page", "size"));
        Asker asker = askers.asker();
        Answer<Rule.Rules> list = Answer.of(() -> rules.list(asker, query));
        Frame frame = frames.of(Tab.RULES);
        return Pages.page(frame.reader(), RuleTemplates.rules(frame, frame.reader(), query, list));
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name, @Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), List.of("page", "size"));
        Asker asker = askers.asker();
        RuleView view = new RuleView(
                rules.one(asker, name),
                query,
                Answer.of(() -> rules.preview(asker, name)),
                Answer.of(() -> rules.events(asker, name, query)));
        Frame frame = frames.of(Tab.RULES);
        return Pages.page(frame.reader(), RuleTemplates.rule(frame, frame.reader(), view));
    }
}
