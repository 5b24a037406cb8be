package io.totem.dashboard.policy;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.login.SeeOther;
import io.totem.dashboard.page.Askers;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.upstream.Asker;
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
    private final Frames frames;
    private final Askers askers;

    PolicyEditResource(PolicyClient policies, Frames frames, Askers askers) {
        this.policies = policies;
        this.frames = frames;
        this.askers = askers;
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
        Asker asker = askers.asker();
        return save(form, Optional.empty(), () -> policies.add(asker, form));
    }

    @GET
    @Path("{platform}/{name}/edit")
    public Response edit(@PathParam("platform") String platform, @PathParam("name") String name) {
        Policy policy = policies.one(askers.asker(), platform, name);
        return form(new PolicyFormView(PolicyForm.of(policy), Optional.of(policy.page()), Optional.empty()), 200);
    }

    @POST
    @Path("{platform}/{name}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("platform") String platform,
            @PathParam("name") String name,
            MultivaluedMap<String, String> typed) {
        PolicyForm form = PolicyForm.of(typed);
        Asker asker = askers.asker();
        return save(
                form, Optional.of(Policy.address(platform, name)), () -> policies.change(asker, platform, name, form));
    }

    @GET
    @Path("{platform}/{name}/delete")
    public Response question(@PathParam("platform") String platform, @PathParam("name") String name) {
        Policy policy = policies.one(askers.asker(), platform, name);
        Frame frame = frames.of(Tab.POLICIES);
        return Pages.page(frame.reader(), PolicyTemplates.policyDelete(frame, frame.reader(), policy));
    }

    @POST
    @Path("{platform}/{name}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("platform") String platform, @PathParam("name") String name) {
        policies.delete(askers.asker(), platform, name);
        return SeeOther.page(URI.create("/policies"));
    }

    private Response save(PolicyForm form, Optional<String> existing, Supplier<Policy> call) {
        try {
            return SeeOther.page(URI.create(call.get().page()));
        } catch (UpstreamException e) {
            return form(
                    new PolicyFormView(form, existing, Optional.of(e.trouble())),
                    e.trouble().status());
        }
    }

    private Response form(PolicyFormView view, int status) {
        Frame frame = frames.of(Tab.POLICIES);
        return Pages.page(frame.reader(), PolicyTemplates.policyForm(frame, frame.reader(), view), status);
    }
}
