package io.totem.dashboard.rule;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.api.rules.Rule;
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
import java.util.List;

/** Rules, to read: what they are about, and what they did. */
@Path("/rules")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class RuleResource {

    private final RuleClient rules;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    RuleResource(RuleClient rules, PageLayouts layouts, UpstreamCallers callers) {
        this.rules = rules;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), List.of("page", "size"));
        UpstreamCaller caller = callers.caller();
        Answer<Paged<Rule>> list = Answer.of(() -> rules.list(caller, query));
        PageLayout layout = layouts.of(Tab.RULES);
        return Pages.page(layout.locale(), RuleTemplates.rules(layout, layout.locale(), query, list));
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name, @Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), List.of("page", "size"));
        UpstreamCaller caller = callers.caller();
        RuleView view = new RuleView(
                rules.one(caller, name),
                query,
                Answer.of(() -> rules.preview(caller, name)),
                Answer.of(() -> rules.events(caller, name, query)));
        PageLayout layout = layouts.of(Tab.RULES);
        return Pages.page(layout.locale(), RuleTemplates.rule(layout, layout.locale(), view));
    }
}
