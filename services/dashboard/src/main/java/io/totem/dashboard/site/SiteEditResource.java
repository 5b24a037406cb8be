package io.totem.dashboard.site;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.sites.SiteView;
import io.totem.dashboard.login.SeeOther;
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

/** Sites, to add, change and delete. */
@Path("/sites")
@RunOnVirtualThread
@RolesAllowed("admin")
@Produces(MediaType.TEXT_HTML)
public class SiteEditResource {

    /** No site can have this id. */
    static final String NEW = "/sites/_new";

    private final SiteClient sites;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    SiteEditResource(SiteClient sites, PageLayouts layouts, UpstreamCallers callers) {
        this.sites = sites;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    @Path("_new")
    public Response blank() {
        return form(new SiteFormView(SiteForm.empty(), Optional.empty(), Optional.empty()));
    }

    @POST
    @Path("_new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> typed) {
        return take(SiteForm.of(typed), Optional.empty());
    }

    @GET
    @Path("{site}/edit")
    public Response edit(@PathParam("site") String id) {
        SiteForm form = SiteForm.of(sites.one(callers.caller(), id));
        return form(new SiteFormView(form, Optional.of(id), Optional.empty()));
    }

    @POST
    @Path("{site}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("site") String id, MultivaluedMap<String, String> typed) {
        return take(SiteForm.of(typed), Optional.of(id));
    }

    @GET
    @Path("{site}/delete")
    public Response question(@PathParam("site") String id) {
        SiteView site = sites.one(callers.caller(), id);
        PageLayout layout = layouts.of(Tab.SITES);
        return Pages.page(layout.locale(), SiteTemplates.siteDelete(layout, layout.locale(), site));
    }

    @POST
    @Path("{site}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("site") String id) {
        sites.delete(callers.caller(), id);
        return SeeOther.page(URI.create("/sites"));
    }

    private Response take(SiteForm form, Optional<String> existing) {
        UpstreamCaller caller = callers.caller();
        Optional<ServiceProblem> wrong = SiteProblems.of(form, caller.locale());
        if (wrong.isPresent()) {
            return form(new SiteFormView(form, existing, wrong));
        }
        try {
            if (existing.isEmpty() && exists(caller, form.id())) {
                ServiceProblem taken = SiteProblems.taken(form.id(), caller.locale());
                return form(new SiteFormView(form, existing, Optional.of(taken)));
            }
            SiteView saved = sites.save(caller, existing.orElseGet(form::id), form.settings());
            return SeeOther.page(URI.create(SitePaths.site(saved.id())));
        } catch (UpstreamException e) {
            return form(new SiteFormView(form, existing, Optional.of(e.problem())));
        }
    }

    /** The API would take the form for a change of the site that has this id already. */
    private boolean exists(UpstreamCaller caller, String id) {
        try {
            sites.one(caller, id);
            return true;
        } catch (UpstreamException e) {
            if (e.problem().status() == Response.Status.NOT_FOUND.getStatusCode()) {
                return false;
            }
            throw e;
        }
    }

    private Response form(SiteFormView view) {
        PageLayout layout = layouts.of(Tab.SITES);
        return Pages.page(
                layout.locale(),
                SiteTemplates.siteForm(layout, layout.locale(), view),
                view.refused().map(ServiceProblem::status).orElse(200));
    }
}
