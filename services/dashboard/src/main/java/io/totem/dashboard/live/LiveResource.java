package io.totem.dashboard.live;

import io.smallrye.mutiny.Multi;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.PageLocales;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.UpstreamCaller;
import io.totem.platform.stream.EventStreams;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** The one event stream of an open page. */
@Path("/events")
@RolesAllowed("viewer")
public class LiveResource {

    private final LiveFragments parts;
    private final EventStreams streams;
    private final UpstreamCallers callers;
    private final PageLocales locales;

    LiveResource(LiveFragments parts, EventStreams streams, UpstreamCallers callers, PageLocales locales) {
        this.parts = parts;
        this.streams = streams;
        this.callers = callers;
        this.locales = locales;
    }

    /** @param kind which kind of page is open; what it is filtered by follows it as the page itself takes it */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(
            @QueryParam("kind") String kind, @Context Sse sse, @Context UriInfo uri, @Context HttpHeaders headers) {
        UpstreamCaller caller = callers.caller();
        PageLocale locale = locales.of(headers);
        LivePage page = parts.page(kind == null ? "" : kind);
        Query query = Query.of(uri.getQueryParameters(), page.parameters());
        return streams.stream(sse, parts.stream(page, caller, locale, query));
    }
}
