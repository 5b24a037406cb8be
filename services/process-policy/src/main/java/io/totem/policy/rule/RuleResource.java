package io.totem.policy.rule;

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
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Rules, and what they did or would have done. */
@Path("/api/rules")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RuleResource {

    private final RuleService ruleService;
    private final Callers callers;
    private final Clock clock;

    RuleResource(RuleService ruleService, Callers callers, Clock clock) {
        this.ruleService = ruleService;
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public Paged<Rule> list(
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("" + Page.DEFAULT_SIZE) int size) {
        return ruleService.page(new Page(page, size));
    }

    @GET
    @Path("{name}")
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public Rule get(@PathParam("name") String name) {
        return ruleService.get(name);
    }

    @GET
    @Path("{name}/preview")
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public RulePreview preview(@PathParam("name") String name) {
        return ruleService.preview(name);
    }

    /** Of a rule as it would be saved. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN_GROUP)
    public RulePreview tryOut(String json) throws JsonProcessingException {
        return ruleService.tryOut(RuleReader.read(json, Optional.empty(), who(), now()));
    }

    @GET
    @Path("{name}/events")
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public Paged<RuleEvent> events(
            @PathParam("name") String name,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("" + Page.DEFAULT_SIZE) int size) {
        return ruleService.events(name, new Page(page, size));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN_GROUP)
    public Response create(String json) throws JsonProcessingException {
        Rule rule = ruleService.create(RuleReader.read(json, Optional.empty(), who(), now()));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/rules/" + rule.name())
                .entity(rule)
                .build();
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN_GROUP)
    public Rule replace(@PathParam("name") String name, String json) throws JsonProcessingException {
        return ruleService.replace(RuleReader.read(json, Optional.of(name), who(), now()));
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed(Role.ADMIN_GROUP)
    public void delete(@PathParam("name") String name) {
        ruleService.delete(name, callers.caller());
    }

    private String who() {
        return callers.caller().name();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
