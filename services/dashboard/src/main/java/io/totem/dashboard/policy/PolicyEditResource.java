package io.totem.dashboard.policy;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.policies.ProcessPolicy;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** The dictionary of known processes, to change: forms, and what is wrong with them at the field. */
@Path("/policies")
@RunOnVirtualThread
@RolesAllowed("admin")
@Produces(MediaType.TEXT_HTML)
public class PolicyEditResource {

    private final PolicyClient policies;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    PolicyEditResource(PolicyClient policies, PageLayouts layouts, UpstreamCallers callers) {
        this.policies = policies;
        this.layouts = layouts;
        this.callers = callers;
    }

    /** @param name of the unknown process it is for */
    @GET
    @Path("new")
    public Response blank(@QueryParam("name") @DefaultValue("") String name) {
        return form(new PolicyFormView(PolicyForm.empty(name), Optional.empty(), Optional.empty()), 200);
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> typed) {
        PolicyForm form = PolicyForm.of(typed);
        UpstreamCaller caller = callers.caller();
        return save(form, Optional.empty(), () -> policies.add(caller, form.content()));
    }

    @GET
    @Path("{platform}/{name}/edit")
    public Response edit(@PathParam("platform") String platform, @PathParam("name") String name) {
        ProcessPolicy policy = policies.one(callers.caller(), platform, name);
        return form(
                new PolicyFormView(PolicyForm.of(policy), Optional.of(PolicyPages.page(policy)), Optional.empty()),
                200);
    }

    @POST
    @Path("{platform}/{name}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("platform") String platform,
            @PathParam("name") String name,
            MultivaluedMap<String, String> typed) {
        PolicyForm form = PolicyForm.of(typed);
        UpstreamCaller caller = callers.caller();
        return save(
                form,
                Optional.of(PolicyPages.address(platform, name)),
                () -> policies.change(caller, platform, name, form.content()));
    }

    @GET
    @Path("{platform}/{name}/delete")
    public Response question(@PathParam("platform") String platform, @PathParam("name") String name) {
        ProcessPolicy policy = policies.one(callers.caller(), platform, name);
        PageLayout layout = layouts.of(Tab.POLICIES);
        return Pages.page(layout.locale(), PolicyTemplates.policyDelete(layout, layout.locale(), policy));
    }

    @POST
    @Path("{platform}/{name}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("platform") String platform, @PathParam("name") String name) {
        policies.delete(callers.caller(), platform, name);
        return SeeOther.page(URI.create("/policies"));
    }

    private Response save(PolicyForm form, Optional<String> existing, Supplier<ProcessPolicy> call) {
        try {
            return SeeOther.page(URI.create(PolicyPages.page(call.get())));
        } catch (UpstreamException e) {
            return form(
                    new PolicyFormView(form, existing, Optional.of(e.problem())),
                    e.problem().status());
        }
    }

    private Response form(PolicyFormView view, int status) {
        PageLayout layout = layouts.of(Tab.POLICIES);
        return Pages.page(layout.locale(), PolicyTemplates.policyForm(layout, layout.locale(), view), status);
    }
}
