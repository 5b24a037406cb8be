package io.totem.dashboard.rule;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleContent;
import io.totem.dashboard.login.SeeOther;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.UpstreamCaller;
import io.totem.dashboard.upstream.UpstreamException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Rules, to change. What is to be enforced is only saved after its preview was seen. */
@Path("/rules")
@RunOnVirtualThread
@RolesAllowed("admin")
@Produces(MediaType.TEXT_HTML)
public class RuleEditResource {

    /** No rule can have this name. */
    static final String NEW = "/rules/_new";

    private final RuleClient rules;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    RuleEditResource(RuleClient rules, PageLayouts layouts, UpstreamCallers callers) {
        this.rules = rules;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    @Path("_new")
    public Response blank() {
        return form(new RuleFormView(RuleForm.empty(), Optional.empty(), Optional.empty(), Optional.empty()), 200);
    }

    @POST
    @Path("_new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> typed) {
        return take(typed, Optional.empty());
    }

    @GET
    @Path("{name}/edit")
    public Response edit(@PathParam("name") String name) {
        Rule rule = rules.one(callers.caller(), name);
        return form(
                new RuleFormView(RuleForm.of(rule), Optional.of(rule.name()), Optional.empty(), Optional.empty()), 200);
    }

    @POST
    @Path("{name}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("name") String name, MultivaluedMap<String, String> typed) {
        return take(typed, Optional.of(name));
    }

    @GET
    @Path("{name}/delete")
    public Response question(@PathParam("name") String name) {
        Rule rule = rules.one(callers.caller(), name);
        PageLayout layout = layouts.of(Tab.RULES);
        return Pages.page(layout.locale(), RuleTemplates.ruleDelete(layout, layout.locale(), rule));
    }

    @POST
    @Path("{name}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("name") String name) {
        rules.delete(callers.caller(), name);
        return SeeOther.page(URI.create("/rules"));
    }

    private Response take(MultivaluedMap<String, String> typed, Optional<String> existing) {
        RuleForm form = RuleForm.of(typed);
        UpstreamCaller caller = callers.caller();
        boolean unseen = form.enforced() && !form.mark().equals(typed.getFirst("seen"));
        try {
            if (unseen || "look".equals(typed.getFirst("step"))) {
                return form(
                        new RuleFormView(
                                form, existing, Optional.of(rules.preview(caller, form.content())), Optional.empty()),
                        200);
            }
            RuleContent content = form.content();
            Rule saved = existing.map(name -> rules.change(caller, name, content))
                    .orElseGet(() -> rules.add(caller, content));
            return SeeOther.page(URI.create(RulePresenter.page(saved)));
        } catch (UpstreamException e) {
            return form(
                    new RuleFormView(form, existing, Optional.empty(), Optional.of(e.problem())),
                    e.problem().status());
        }
    }

    private Response form(RuleFormView view, int status) {
        PageLayout layout = layouts.of(Tab.RULES);
        return Pages.page(layout.locale(), RuleTemplates.ruleForm(layout, layout.locale(), view), status);
    }
}
