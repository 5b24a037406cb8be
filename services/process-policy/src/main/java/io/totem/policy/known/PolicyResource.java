package io.totem.policy.known;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The dictionary of known processes. */
@Path("/api/policies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PolicyResource {

    private final PolicyService policyService;
    private final Callers callers;

    PolicyResource(PolicyService policyService, Callers callers) {
        this.policyService = policyService;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public Paged<ProcessPolicy> list(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("platform") @DefaultValue("") String platform,
            @QueryParam("category") @DefaultValue("") String category,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("" + Page.DEFAULT_SIZE) int size) {
        return policyService.page(PolicyQuery.of(search, platform, category), new Page(page, size));
    }

    @GET
    @Path("{platform}/{name}")
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public ProcessPolicy get(@PathParam("platform") String platform, @PathParam("name") String name) {
        return policyService.get(PolicyKey.of(platform, name));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN_GROUP)
    public Response create(String json) throws JsonProcessingException {
        ProcessPolicy created = policyService.create(PolicyReader.read(json), callers.caller());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, address(created.key()))
                .entity(created)
                .build();
    }

    @PUT
    @Path("{platform}/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN_GROUP)
    public ProcessPolicy replace(@PathParam("platform") String platform, @PathParam("name") String name, String json)
            throws JsonProcessingException {
        PolicyContent content = PolicyReader.read(json, PolicyKey.of(platform, name));
        return policyService.replace(content, callers.caller());
    }

    @DELETE
    @Path("{platform}/{name}")
    @RolesAllowed(Role.ADMIN_GROUP)
    public void delete(@PathParam("platform") String platform, @PathParam("name") String name) {
        policyService.delete(PolicyKey.of(platform, name), callers.caller());
    }

    private static String address(PolicyKey key) {
        String name = URLEncoder.encode(key.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return "/api/policies/" + key.platform().word() + "/" + name;
    }
}
