package io.totem.platform;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import io.totem.platform.caller.Caller;
import io.totem.platform.caller.Callers;
import io.totem.platform.limit.Page;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.stream.Broadcast;
import io.totem.platform.stream.EventStreams;
import io.totem.platform.stream.StreamEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.List;

/** Routes that exist only in the tests of platform, one for each thing it does for a service. */
@Path("/api/probe")
public class ProbeResource {

    static final Broadcast EVENTS = new Broadcast(4);

    record Wish(String name, int count) {}

    public record Filter(
            @QueryParam("since") Instant since,
            @HeaderParam("X-Depth") int depth) {}

    private final Callers callers;
    private final EventStreams streams;

    ProbeResource(Callers callers, EventStreams streams) {
        this.callers = callers;
        this.streams = streams;
    }

    @GET
    @Path("caller")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public Caller caller() {
        return callers.caller();
    }

    @GET
    @Path("admin")
    @RolesAllowed("admin")
    @RunOnVirtualThread
    public String admin() {
        return "yes";
    }

    @GET
    @Path("unannotated")
    public String unannotated() {
        return "never";
    }

    @GET
    @Path("failure")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public String failure() {
        throw new IllegalStateException("the secret reason");
    }

    @GET
    @Path("refusal")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public String refusal(@QueryParam("words") @DefaultValue("") String words) {
        LocalizedText about = new LocalizedText(words, words);
        throw new ProblemException(CommonError.BAD_REQUEST, about, List.of(new FieldError(words, about)));
    }

    @POST
    @Path("file")
    @Consumes("application/json")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public int file(byte[] content) {
        return content.length;
    }

    @GET
    @Path("page")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public Page page(@QueryParam("page") int page, @QueryParam("size") int size) {
        return new Page(page, size);
    }

    @GET
    @Path("filter")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public String filter(
            @BeanParam Filter filter,
            @QueryParam("only") @DefaultValue("false") boolean only,
            @QueryParam("all") @DefaultValue("false") boolean all) {
        return only + " " + all;
    }

    @GET
    @Path("number/{number}")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public long number(@PathParam("number") long number) {
        return number;
    }

    @POST
    @Path("number")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public long numberOfForm(@FormParam("number") long number) {
        return number;
    }

    @POST
    @Path("wish")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public String wish(Wish wish) {
        return wish.name();
    }

    @POST
    @Path("form")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public String form(@FormParam("name") @DefaultValue("") String name) {
        return name;
    }

    @POST
    @Path("forms")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @PermitAll
    @RunOnVirtualThread
    public int forms(MultivaluedMap<String, String> typed) {
        return typed.size();
    }

    /** Until the caller goes. */
    @GET
    @Path("endless")
    @RolesAllowed("viewer")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> endless(@Context Sse sse) {
        return streams.stream(sse, EVENTS.events());
    }

    @GET
    @Path("stream")
    @RolesAllowed("viewer")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        return streams.stream(sse, Multi.createFrom().item(new StreamEvent("7", "wish", new Wish("<b>", 1))));
    }
}
