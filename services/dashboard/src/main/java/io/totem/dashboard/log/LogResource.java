package io.totem.dashboard.log;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.logs.LogLine;
import io.totem.api.logs.Sources;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** The logs of the machine: which there are, and the lines of one. */
@Path("/logs")
@RunOnVirtualThread
@RolesAllowed("viewer")
public class LogResource {

    private static final int SHOWN = 200;
    private static final int DOWNLOADED = 2_000;

    private final LogClient logs;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    LogResource(LogClient logs, PageLayouts layouts, UpstreamCallers callers) {
        this.logs = logs;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response sources(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), List.of("search", "page"));
        UpstreamCaller caller = callers.caller();
        Answer<Sources> sources = Answer.of(() -> logs.sources(caller, query));
        PageLayout layout = layouts.of(Tab.LOGS);
        return Pages.page(
                layout.locale(), LogTemplates.logs(layout, layout.locale(), query, sources), sources.listStatus());
    }

    /** This page has a stream of its own: the log's. */
    @GET
    @Path("source")
    @Produces(MediaType.TEXT_HTML)
    public Response source(@QueryParam("source") @DefaultValue("") String source) {
        UpstreamCaller caller = callers.caller();
        LogView view = new LogView(source, Answer.of(() -> logs.tail(caller, source, SHOWN)));
        PageLayout layout = layouts.quiet(Optional.of(Tab.LOGS));
        int status = view.tail().problem().map(problem -> problem.status()).orElse(200);
        return Pages.page(layout.locale(), LogTemplates.logSource(layout, layout.locale(), view), status);
    }

    /** The last lines as a text file. */
    @GET
    @Path("download")
    @Produces(MediaType.TEXT_PLAIN)
    public Response download(@QueryParam("source") @DefaultValue("") String source) {
        StringBuilder text = new StringBuilder();
        for (LogLine line : logs.tail(callers.caller(), source, DOWNLOADED).lines()) {
            text.append(line.text()).append('\n');
        }
        return Response.ok(text.toString(), MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(source) + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Letters, digits and dots alone: the name goes into a header. */
    private static String fileName(String source) {
        String last = source.substring(source.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        return (last.isEmpty() ? "totem-log" : last) + ".txt";
    }
}
