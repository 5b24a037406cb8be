package io.totem.doctor.sites;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The sites that may be walked. */
@Path("/api/doctor/targets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SiteResource {

    private final SiteService book;
    private final Callers callers;

    SiteResource(SiteService book, Callers callers) {
        this.book = book;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public Paged<SiteView> list(
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("" + Page.DEFAULT_SIZE) int size) {
        return book.page(new Page(page, size)).map(this::shown);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public SiteView get(@PathParam("id") String id) {
        return shown(book.view(id));
    }

    /** What a log says is an operator's. */
    private SiteView shown(SiteView target) {
        return callers.caller().holds(Role.OPERATOR) ? target : target.withoutLines();
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN_GROUP)
    public Response put(@PathParam("id") String id, SiteBody body) {
        // An empty request is no JSON and no fault of the reader's.
        SiteBody sent = body == null ? SiteBody.EMPTY : body;
        // Whoever holds a role came with a token.
        SiteService.Written written =
                book.put(id, sent, callers.caller(), callers.token().orElseThrow());
        Response.ResponseBuilder answer = written.created()
                ? Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, "/api/doctor/targets/" + id)
                : Response.ok();
        return answer.entity(written.site()).build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.ADMIN_GROUP)
    public void delete(@PathParam("id") String id) {
        book.delete(id);
    }
}
